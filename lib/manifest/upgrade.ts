import { DOCUMENT_STRUCTURE } from "./document-structure";
import type { DefinitionName } from "./document-structure";
import type { PathSegment } from "./issues";
import { isJsonObject } from "./json-value";
import type { JsonObject, JsonValue } from "./json-value";
import { CURRENT_SCHEMA_URL } from "./schema";
import { SHAPE_TRAITS } from "./schema-versions";
import type { SchemaVersion } from "./schema-versions";

const OFFICIAL_META_KEY = "io.modelcontextprotocol.registry/official";

/** The names of 2025-07-09 and what they are called since 2025-09-16 (registry-api.md §2.1). */
const INPUT_NAMES = { is_required: "isRequired", is_secret: "isSecret" };
const RENAMED: Readonly<Partial<Record<DefinitionName, Readonly<Record<string, string>>>>> = {
  ServerDetail: { website_url: "websiteUrl" },
  Package: {
    registry_type: "registryType",
    registry_base_url: "registryBaseUrl",
    file_sha256: "fileSha256",
    runtime_hint: "runtimeHint",
    runtime_arguments: "runtimeArguments",
    package_arguments: "packageArguments",
    environment_variables: "environmentVariables",
  },
  Argument: { ...INPUT_NAMES, value_hint: "valueHint", is_repeated: "isRepeated" },
  KeyValueInput: INPUT_NAMES,
  Input: INPUT_NAMES,
};
const SUBMITTED_NAMES = new Map(Object.values(RENAMED).flatMap((names) => Object.entries(names).map(([snake, camel]) => [camel, snake] as const)));

/** A document in the current shape, and the paths of properties that its own shape does not know. */
export interface UpgradedDocument {
  document: JsonObject;
  unexpected: PathSegment[][];
}

/**
 * Rewrites a document of a dated shape into the current one: renames the properties of 2025-07-09, drops the registry
 * data (`status`, `_meta…/official`) that documents carried until 2025-09-16, and names the current `$schema`.
 * Keys that the publisher chose (variables, publisher-provided data) stay as they are. Malformed parts pass through
 * unchanged, for the shape check to name them.
 */
export function upgradeDocument(submitted: JsonObject, version: SchemaVersion): UpgradedDocument {
  const traits = SHAPE_TRAITS[version];
  const unexpected: PathSegment[][] = [];
  const renamed = traits.snakeCase ? renameProperties(submitted, "ServerDetail", [], unexpected) : { ...submitted };
  const document = traits.carriesRegistryData ? withoutRegistryData(renamed) : renamed;
  return { document: { ...document, $schema: CURRENT_SCHEMA_URL }, unexpected };
}

/** Turns a path in the upgraded document back into the words of the submitted one. */
export function submittedPath(path: string, version: SchemaVersion): string {
  if (!SHAPE_TRAITS[version].snakeCase) return path;
  return path.replace(/[A-Za-z0-9]+/g, (name) => SUBMITTED_NAMES.get(name) ?? name);
}

function withoutRegistryData(document: JsonObject): JsonObject {
  const { status: _status, ...rest } = document;
  if (!isJsonObject(rest["_meta"])) return rest;
  const { [OFFICIAL_META_KEY]: _official, ...meta } = rest["_meta"];
  return { ...rest, _meta: meta };
}

function renameProperties(object: JsonObject, definition: DefinitionName, path: PathSegment[], unexpected: PathSegment[][]): JsonObject {
  const names = RENAMED[definition] ?? {};
  const laterNames = new Set(Object.values(names));
  const renamed: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (laterNames.has(key)) {
      unexpected.push([...path, key]);
      continue;
    }
    const name = names[key] ?? key;
    renamed[name] = renameChildren(value, definition, name, [...path, key], unexpected);
  }
  return renamed;
}

function renameChildren(value: JsonValue, definition: DefinitionName, name: string, path: PathSegment[], unexpected: PathSegment[][]): JsonValue {
  const slot = DOCUMENT_STRUCTURE[definition][name];
  if (!slot) return value;
  const rename = (item: JsonValue, at: PathSegment[]) =>
    isJsonObject(item) ? renameProperties(item, slot.definition, at, unexpected) : item;
  if (slot.container === "one") return rename(value, path);
  if (slot.container === "list") return Array.isArray(value) ? value.map((item, i) => rename(item, [...path, i])) : value;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rename(item, [...path, key])]));
}
