import { isJsonObject } from "./json-value";
import type { JsonObject, JsonValue } from "./json-value";

/**
 * A manifest as the semantic rules see it: every text is there (absent or of another type = empty, as in the structs of
 * the official server), every list keeps its indices. So all rules run on documents whose shape is wrong, and one
 * answer of `/validate` names everything (registry-api.md §2.5).
 */
export interface ManifestDraft {
  name: string;
  title: string;
  version: string;
  websiteUrl: string;
  repository: { url: string; source: string; subfolder: string } | undefined;
  iconSources: string[];
  packages: PackageDraft[];
  remotes: TransportDraft[];
}
export interface PackageDraft {
  registryType: string;
  registryBaseUrl: string;
  identifier: string;
  version: string;
  transport: TransportDraft;
  runtimeArguments: ArgumentDraft[];
  packageArguments: ArgumentDraft[];
  environmentNames: string[];
}
/** `type` is undefined where the document has no text there: then only the shape is at fault. */
export interface TransportDraft {
  type: string | undefined;
  url: string;
  variableNames: string[];
}
export interface ArgumentDraft {
  type: string | undefined;
  name: string;
  value: string;
  valueHint: string;
  default: string;
}

/** Reads an upgraded document tolerantly; total. */
export function readDraft(document: JsonObject): ManifestDraft {
  const repository = document["repository"];
  return {
    name: text(document["name"]),
    title: text(document["title"]),
    version: text(document["version"]),
    websiteUrl: text(document["websiteUrl"]),
    repository: isJsonObject(repository)
      ? { url: text(repository["url"]), source: text(repository["source"]), subfolder: text(repository["subfolder"]) }
      : undefined,
    iconSources: objects(document["icons"]).map((icon) => text(icon["src"])),
    packages: objects(document["packages"]).map(readPackage),
    remotes: objects(document["remotes"]).map(readTransport),
  };
}

function readPackage(pkg: JsonObject): PackageDraft {
  return {
    registryType: text(pkg["registryType"]),
    registryBaseUrl: text(pkg["registryBaseUrl"]),
    identifier: text(pkg["identifier"]),
    version: text(pkg["version"]),
    transport: readTransport(objectOf(pkg["transport"])),
    runtimeArguments: objects(pkg["runtimeArguments"]).map(readArgument),
    packageArguments: objects(pkg["packageArguments"]).map(readArgument),
    environmentNames: objects(pkg["environmentVariables"]).map((variable) => text(variable["name"])),
  };
}

function readTransport(transport: JsonObject): TransportDraft {
  return {
    type: typeof transport["type"] === "string" ? transport["type"] : undefined,
    url: text(transport["url"]),
    variableNames: Object.keys(objectOf(transport["variables"])),
  };
}

function readArgument(argument: JsonObject): ArgumentDraft {
  return {
    type: typeof argument["type"] === "string" ? argument["type"] : undefined,
    name: text(argument["name"]),
    value: text(argument["value"]),
    valueHint: text(argument["valueHint"]),
    default: text(argument["default"]),
  };
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
