import { semanticIssue } from "./issues";
import { isJsonObject } from "./json-value";
import type { JsonObject } from "./json-value";
import { CURRENT_SCHEMA_VERSION } from "./schema";
import type { ManifestIssue } from "./schema";

/** The dated shapes of server.json, newest first (registry-api.md §2.1). */
export const SCHEMA_VERSIONS = ["2025-12-11", "2025-10-17", "2025-10-11", "2025-09-29", "2025-09-16", "2025-07-09"] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

/** What sets an older shape apart from the current one (registry-api.md §2.1, column "what changed"). */
export interface ShapeTraits {
  /** Property names are written with underscores. */
  snakeCase: boolean;
  /** The document carries `status` and `_meta…/official`, which later became registry data. */
  carriesRegistryData: boolean;
  packageVersionRequired: boolean;
  /** Rule for the URL of an HTTP transport; the streamable-http URL of older shapes is any text. */
  transportUrl: "http-pattern" | "sse-uri";
}

const CAMEL_CASE: ShapeTraits = { snakeCase: false, carriesRegistryData: false, packageVersionRequired: false, transportUrl: "sse-uri" };
export const SHAPE_TRAITS: Readonly<Record<SchemaVersion, ShapeTraits>> = {
  "2025-12-11": { ...CAMEL_CASE, transportUrl: "http-pattern" },
  "2025-10-17": CAMEL_CASE,
  "2025-10-11": CAMEL_CASE,
  "2025-09-29": { ...CAMEL_CASE, packageVersionRequired: true },
  "2025-09-16": { ...CAMEL_CASE, packageVersionRequired: true, carriesRegistryData: true },
  "2025-07-09": { ...CAMEL_CASE, packageVersionRequired: true, carriesRegistryData: true, snakeCase: true },
};

const SCHEMA_URL = /\/schemas\/([A-Za-z0-9_~.-]+)\/server\.schema\.json/;

/** What the `$schema` field of a document says: the shape it names, or why it names none. */
export interface SchemaDeclaration {
  version?: SchemaVersion;
  issues: ManifestIssue[];
}

/**
 * Reads `$schema` (registry-api.md §2.4, `schema-*` rules). An absent or empty field is `schema-field-required`;
 * an older dated shape is a warning.
 */
export function readSchemaDeclaration(document: JsonObject): SchemaDeclaration {
  const declared = document["$schema"];
  if (typeof declared !== "string" || declared === "") {
    return { issues: [semanticIssue("schema", "schema-field-required", "$schema field is required")] };
  }
  const named = SCHEMA_URL.exec(declared)?.[1];
  if (named === undefined) {
    const message = `failed to extract schema version from URL: invalid schema URL format: ${declared}`;
    return { issues: [semanticIssue("schema", "schema-version-extraction-error", message)] };
  }
  const version = SCHEMA_VERSIONS.find((known) => known === named);
  if (version === undefined) {
    const message = `schema version ${named} not available: schema version ${named} not found in embedded schemas: open schemas/${named}.json: file does not exist`;
    return { issues: [semanticIssue("schema", "schema-version-not-available", message)] };
  }
  return version === CURRENT_SCHEMA_VERSION ? { version, issues: [] } : { version, issues: [outdated(version)] };
}

function outdated(version: SchemaVersion): ManifestIssue {
  const message = `schema version ${version} is not the current version (${CURRENT_SCHEMA_VERSION}). Consider updating to the latest schema version`;
  return semanticIssue("schema", "schema-version-deprecated", message, "warning");
}

/** Properties that betray a document of another kind, with the sentence that says which. */
const FOREIGN_SHAPES: readonly { matches: (document: JsonObject) => boolean; kind: string }[] = [
  { matches: (document) => "version_detail" in document, kind: "a draft of server.json older than 2025-07-09 (it has version_detail)" },
  {
    matches: (document) => typeof document["image"] === "string" && typeof document["type"] === "string",
    kind: "a container catalog entry (it has type and image)",
  },
  { matches: (document) => isJsonObject(document["mcpServers"]), kind: "a client configuration (it has mcpServers)" },
  { matches: (document) => "manifest_version" in document || "dxt_version" in document, kind: "an MCPB bundle manifest" },
];

/** The reason why a document of no dated shape is refused, told by what it looks like. */
export function foreignShapeIssue(document: JsonObject): ManifestIssue {
  const kind = FOREIGN_SHAPES.find((shape) => shape.matches(document))?.kind;
  const message = `document fits none of the dated shapes of server.json${kind ? `; it looks like ${kind}` : ""}`;
  return semanticIssue("schema", "schema-shape-unknown", message);
}
