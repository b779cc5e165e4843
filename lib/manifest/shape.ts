import { checkConstraints } from "./constraints";
import { isJsonObject, jsonTypeOf } from "./json-value";
import type { JsonObject } from "./json-value";
import type { ManifestRules } from "./rules-config";
import type { Manifest, ManifestIssue } from "./schema";
import { SCHEMA_VERSIONS, SHAPE_TRAITS } from "./schema-versions";
import type { SchemaVersion } from "./schema-versions";
import { ShapeIssues } from "./shape-issues";
import { checkStructure } from "./structure-check";
import { submittedPath, upgradeDocument } from "./upgrade";
import { isUri } from "./uri";

const OFFICIAL_META_KEY = "io.modelcontextprotocol.registry/official";
const OLD_STATUSES = ["active", "deprecated", "deleted"];

/** A document checked against one dated shape. */
export interface ShapeReading {
  /** In the words of the submitted document. */
  issues: ManifestIssue[];
  /** The document in the current shape; malformed parts as they were. */
  document: JsonObject;
  /** Present when the structure fits, even if a length or pattern does not. */
  manifest?: Manifest;
}

/** Checks a document against one dated shape (registry-api.md §2.1, §2.2) and upgrades it to the current one. Total. */
export function readShape(submitted: JsonObject, version: SchemaVersion, rules: ManifestRules): ShapeReading {
  const { document, foreign, issues, manifest } = readStructure(submitted, version);
  checkSchemaField(submitted, issues);
  checkConstraints(document, SHAPE_TRAITS[version], rules, issues);
  return {
    issues: [...foreign.list, ...issues.list.map((issue) => ({ ...issue, path: submittedPath(issue.path, version) }))],
    document,
    ...(manifest && { manifest }),
  };
}

/**
 * The newest dated shape whose structure a document without `$schema` has (governance.md §4, imports), or undefined.
 * Lengths and patterns do not count: a description of 120 characters is a fault of a document, not another shape.
 */
export function recogniseByShape(submitted: JsonObject): SchemaVersion | undefined {
  return SCHEMA_VERSIONS.find((version) => {
    const { foreign, issues } = readStructure(submitted, version);
    return foreign.list.length === 0 && issues.list.length === 0;
  });
}

/** `foreign` names properties of other shapes by their submitted path, `issues` all else by its path in the current shape. */
function readStructure(submitted: JsonObject, version: SchemaVersion) {
  const foreign = new ShapeIssues(version);
  const issues = new ShapeIssues(version);
  const upgraded = upgradeDocument(submitted, version);
  if (SHAPE_TRAITS[version].carriesRegistryData) checkRegistryData(submitted, issues);
  for (const path of upgraded.unexpected) foreign.unexpected(path);
  const manifest = checkStructure(upgraded.document, issues);
  return { document: upgraded.document, foreign, issues, ...(foreign.list.length === 0 && manifest && { manifest }) };
}

/** The registry data of old documents is dropped by the upgrade, so it is checked as it was submitted. */
function checkRegistryData(submitted: JsonObject, issues: ShapeIssues): void {
  const { status, _meta: meta } = submitted;
  if (status !== undefined && !(typeof status === "string" && OLD_STATUSES.includes(status))) issues.notOneOf(["status"], OLD_STATUSES);
  const official = isJsonObject(meta) ? meta[OFFICIAL_META_KEY] : undefined;
  if (official !== undefined && !isJsonObject(official)) {
    issues.notOfType(["_meta", OFFICIAL_META_KEY], "object", jsonTypeOf(official));
  }
}

/** `$schema` itself is replaced by the upgrade, so it is checked as it was submitted. */
function checkSchemaField(submitted: JsonObject, issues: ShapeIssues): void {
  const declared = submitted["$schema"];
  if (declared === undefined) return;
  if (typeof declared !== "string") issues.notOfType(["$schema"], "string", jsonTypeOf(declared));
  else if (!isUri(declared)) issues.add(["$schema"], "format", `${JSON.stringify(declared)} is not valid 'uri'`);
}
