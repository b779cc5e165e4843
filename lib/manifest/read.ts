import { canonicalize, digestOf } from "./canonical";
import { readDraft } from "./draft";
import { semanticIssue } from "./issues";
import { isJsonObject, jsonTypeOf } from "./json-value";
import type { JsonObject } from "./json-value";
import { OFFICIAL_RULES } from "./rules-config";
import type { ManifestRules } from "./rules-config";
import { CURRENT_SCHEMA_VERSION } from "./schema";
import type { Manifest, ManifestIssue } from "./schema";
import { foreignShapeIssue, readSchemaDeclaration } from "./schema-versions";
import type { SchemaDeclaration, SchemaVersion } from "./schema-versions";
import { semanticIssues } from "./semantic-rules";
import { readShape, recogniseByShape } from "./shape";
import { parseStrictJson } from "./strict-json";
import { submittedPath } from "./upgrade";

export interface ReadManifestOptions {
  /** Default: the rules of the official registry. */
  rules?: ManifestRules;
  /** Take a document without `$schema` as the newest dated shape that fits, with a warning (imports; governance.md §4). */
  allowMissingSchema?: boolean;
}

/** Everything that can be said of a submitted text. */
export interface ManifestReading {
  /** True when no issue is an error. */
  valid: boolean;
  issues: ManifestIssue[];
  /** The document in the current shape; present when its structure could be read. */
  manifest?: Manifest;
  /** RFC 8785 form of the submitted value, not of the upgraded one; present when the text is a JSON object. */
  canonical?: string;
  /** `sha256:…` of the UTF-8 bytes of `canonical`. */
  digest?: string;
  /** The dated shape the document names, or, with `allowMissingSchema`, was recognised as. */
  schemaVersion?: SchemaVersion;
}

/**
 * Reads a server.json: strict JSON, shape, semantic rules, canonical form (registry-api.md §2, trust.md §3.4 S001).
 * Total: whatever the bytes are, it answers and never throws. Issues of shape and of meaning are both reported (§2.5).
 */
export function readManifest(raw: Uint8Array | string, options: ReadManifestOptions = {}): ManifestReading {
  const parsed = parseStrictJson(raw);
  if (!parsed.ok) return { valid: false, issues: [parsed.issue] };
  if (!isJsonObject(parsed.value)) return { valid: false, issues: [notAnObject(jsonTypeOf(parsed.value))] };
  const canonical = canonicalize(parsed.value);
  return { ...readDocument(parsed.value, options), canonical, digest: digestOf(canonical) };
}

function readDocument(submitted: JsonObject, options: ReadManifestOptions): ManifestReading {
  const rules = options.rules ?? OFFICIAL_RULES;
  const declaration = declaredOrRecognised(submitted, options.allowMissingSchema ?? false);
  const version = declaration.version ?? CURRENT_SCHEMA_VERSION;
  const shape = readShape(submitted, version, rules);
  const meaning = semanticIssues(readDraft(shape.document), rules).map((issue) => ({ ...issue, path: submittedPath(issue.path, version) }));
  const issues = [...declaration.issues, ...shape.issues, ...meaning, ...emptyVersionIssues(shape.manifest)];
  return {
    valid: issues.every((issue) => issue.severity !== "error"),
    issues,
    ...(shape.manifest && { manifest: shape.manifest }),
    ...(declaration.version && { schemaVersion: declaration.version }),
  };
}

/** Of our own, as `versionIssues` says of `.`: no URL could name it. A version that is missing is a fault of shape already. */
function emptyVersionIssues(manifest: Manifest | undefined): ManifestIssue[] {
  if (manifest?.version !== "") return [];
  return [semanticIssue("version", "version-not-addressable", "version string must not be empty: no URL could name it")];
}

function declaredOrRecognised(submitted: JsonObject, allowMissingSchema: boolean): SchemaDeclaration {
  const declaration = readSchemaDeclaration(submitted);
  if ("$schema" in submitted) return declaration;
  const recognised = recogniseByShape(submitted);
  if (recognised === undefined) return { issues: [...(allowMissingSchema ? [] : declaration.issues), foreignShapeIssue(submitted)] };
  if (!allowMissingSchema) return declaration;
  const message = `$schema field is missing; the document was taken as ${recognised}, the newest shape that fits`;
  return { version: recognised, issues: [semanticIssue("schema", "schema-recognised-by-shape", message, "warning")] };
}

function notAnObject(type: string): ManifestIssue {
  return { type: "schema", path: "", message: `expected object, but got ${type}`, severity: "error", reference: "#/definitions/ServerDetail/type", params: { expected: "object", got: type } };
}
