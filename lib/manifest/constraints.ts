import type { PathSegment } from "./issues";
import { isJsonObject } from "./json-value";
import type { JsonObject, JsonValue } from "./json-value";
import type { ManifestRules } from "./rules-config";
import type { ShapeTraits } from "./schema-versions";
import type { ShapeIssues } from "./shape-issues";
import { isUri } from "./uri";

const NAME_PATTERN = "^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$";
const SHA256_PATTERN = "^[a-f0-9]{64}$";
const SIZE_PATTERN = "^(\\d+x\\d+|any)$";
const HTTP_URL_PATTERN = "^https?://[^\\s]+$";
const ICON_TYPES = ["image/png", "image/jpeg", "image/jpg", "image/svg+xml", "image/webp"];
const HTTP_TRANSPORTS = ["streamable-http", "sse"];

type Path = readonly PathSegment[];
interface TextLimits {
  min?: number;
  max?: number;
  pattern?: string;
  uri?: boolean;
  oneOf?: readonly string[];
}

/**
 * The lengths, patterns and conditional fields of the dated schemas (registry-api.md §2.2), on an upgraded document.
 * Values of a wrong type are left to `structure-check.ts`. Lengths count code points, as JSON Schema does.
 */
export function checkConstraints(document: JsonObject, traits: ShapeTraits, rules: ManifestRules, issues: ShapeIssues): void {
  const check = new ConstraintCheck(traits, rules, issues);
  check.server(document);
}

class ConstraintCheck {
  constructor(private readonly traits: ShapeTraits, private readonly rules: ManifestRules, private readonly issues: ShapeIssues) {}

  server(document: JsonObject): void {
    this.text(document, [], "name", { min: 3, max: 200, pattern: NAME_PATTERN });
    this.text(document, [], "title", { min: 1, max: 100 });
    this.text(document, [], "description", { min: 1, max: this.rules.maxDescriptionLength });
    this.text(document, [], "version", { max: 255 });
    this.text(document, [], "websiteUrl", { uri: true });
    if (isJsonObject(document["repository"])) this.repository(document["repository"], ["repository"]);
    eachObject(document["icons"], ["icons"], (icon, path) => this.icon(icon, path));
    eachObject(document["packages"], ["packages"], (pkg, path) => this.package(pkg, path));
    eachObject(document["remotes"], ["remotes"], (remote, path) => this.transport(remote, path, HTTP_TRANSPORTS));
  }

  private repository(repository: JsonObject, path: Path): void {
    for (const field of ["url", "source"]) if (!(field in repository)) this.issues.missing(path, field);
    this.text(repository, path, "url", { uri: true });
  }

  private icon(icon: JsonObject, path: Path): void {
    this.text(icon, path, "src", { max: 255, uri: true });
    this.text(icon, path, "mimeType", { oneOf: ICON_TYPES });
    this.text(icon, path, "theme", { oneOf: ["light", "dark"] });
    const sizes = icon["sizes"];
    if (Array.isArray(sizes)) sizes.forEach((size, i) => this.value(size, [...path, "sizes", i], { pattern: SIZE_PATTERN }));
  }

  private package(pkg: JsonObject, path: Path): void {
    this.text(pkg, path, "registryBaseUrl", { uri: true });
    this.text(pkg, path, "fileSha256", { pattern: SHA256_PATTERN });
    this.text(pkg, path, "version", { min: 1, max: 255 });
    if (pkg["version"] === "latest") this.issues.add([...path, "version"], "not", "not failed");
    if (this.traits.packageVersionRequired && !("version" in pkg)) this.issues.missing(path, "version");
    if (isJsonObject(pkg["transport"])) this.transport(pkg["transport"], [...path, "transport"], ["stdio", ...HTTP_TRANSPORTS]);
    for (const field of ["runtimeArguments", "packageArguments"]) {
      eachObject(pkg[field], [...path, field], (argument, at) => this.argument(argument, at));
    }
  }

  private argument(argument: JsonObject, path: Path): void {
    if (argument["type"] !== "positional" || "value" in argument || "valueHint" in argument) return;
    this.issues.add(path, "anyOf", "missing required fields: 'valueHint' or 'value'");
  }

  private transport(transport: JsonObject, path: Path, types: readonly string[]): void {
    const { type } = transport;
    if (typeof type !== "string") return;
    this.text(transport, path, "type", { oneOf: types });
    if (!HTTP_TRANSPORTS.includes(type)) return;
    if (!("url" in transport)) this.issues.missing(path, "url");
    if (this.traits.transportUrl === "http-pattern") this.text(transport, path, "url", { pattern: HTTP_URL_PATTERN });
    else if (type === "sse") this.text(transport, path, "url", { uri: true });
  }

  private text(object: JsonObject, path: Path, field: string, limits: TextLimits): void {
    this.value(object[field], [...path, field], limits);
  }

  private value(value: JsonValue | undefined, path: Path, limits: TextLimits): void {
    if (typeof value !== "string") return;
    const { min = 0, max = Infinity, pattern, oneOf } = limits;
    const length = Array.from(value).length;
    if (length < min) this.issues.add(path, "minLength", `length must be >= ${min}, but got ${length}`, { min, length });
    if (length > max) this.issues.add(path, "maxLength", `length must be <= ${max}, but got ${length}`, { max, length });
    if (pattern && !new RegExp(pattern, "u").test(value)) this.issues.add(path, "pattern", `does not match pattern '${pattern}'`, { pattern });
    if (limits.uri && !isUri(value)) this.issues.add(path, "format", `${JSON.stringify(value)} is not valid 'uri'`);
    if (oneOf && !oneOf.includes(value)) this.issues.notOneOf(path, oneOf);
  }
}

/** Visits the objects of a list; anything else is a fault of the structure. */
function eachObject(list: JsonValue | undefined, path: Path, visit: (item: JsonObject, path: Path) => void): void {
  if (!Array.isArray(list)) return;
  list.forEach((item, i) => {
    if (isJsonObject(item)) visit(item, [...path, i]);
  });
}
