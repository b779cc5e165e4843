import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { isJsonObject } from "./json-value";
import type { JsonObject, JsonValue } from "./json-value";
import { OFFICIAL_RULES } from "./rules-config";
import type { ManifestIssue } from "./schema";
import { SCHEMA_VERSIONS, SHAPE_TRAITS } from "./schema-versions";
import type { SchemaVersion } from "./schema-versions";
import { readShape } from "./shape";

const OFFICIAL = resolve(SHARED_DIR, "data/official");
const readJson = (...path: string[]) => JSON.parse(readFileSync(resolve(OFFICIAL, ...path), "utf8"));

function readDocuments(): JsonObject[] {
  const examples = readdirSync(resolve(OFFICIAL, "examples")).map((name): JsonObject => readJson("examples", name));
  const cases: JsonObject[] = readJson("tests/semantic-cases.dev.json").cases.map((testCase: { server: JsonObject }) => testCase.server);
  const seeds = readdirSync(resolve(OFFICIAL, "seed")).flatMap((name): JsonObject[] => readJson("seed", name).slice(0, 60));
  return [...examples, ...seeds, ...cases];
}

const INPUT = {
  description: "d", isRequired: true, isSecret: false, format: "number", value: "{v}", default: "1", placeholder: "p", choices: ["1", "2"],
};
const TRANSPORT = { type: "streamable-http", url: "https://h.example/{v}", headers: [{ ...INPUT, name: "X-Key", variables: { v: INPUT } }] };
/** A document with every field of the current shape. */
const FULL: JsonObject = {
  $schema: "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json",
  name: "com.example/full", title: "Full", description: "All fields", version: "1.0.0", websiteUrl: "https://example.com/",
  repository: { url: "https://github.com/a/b", source: "github", id: "1", subfolder: "x" },
  icons: [{ src: "https://example.com/i.png", mimeType: "image/png", sizes: ["48x48", "any"], theme: "dark" }],
  packages: [
    {
      registryType: "mcpb", registryBaseUrl: "https://r.example", identifier: "i", version: "1.0.0", fileSha256: "0".repeat(64), runtimeHint: "npx",
      transport: { type: "sse", url: "https://h.example/sse", headers: [{ name: "A" }] },
      runtimeArguments: [{ ...INPUT, type: "named", name: "--a", isRepeated: true }],
      packageArguments: [{ ...INPUT, type: "positional", valueHint: "h", isRepeated: false, variables: { v: INPUT } }, { type: "positional", valueHint: "h" }],
      environmentVariables: [{ ...INPUT, name: "E" }],
    },
    { registryType: "npm", identifier: "i", version: "1", transport: { type: "stdio" } },
  ],
  remotes: [{ ...TRANSPORT, variables: { v: INPUT } }, { type: "sse", url: "https://h.example/sse" }],
  _meta: { "io.modelcontextprotocol.registry/publisher-provided": { any: ["thing"] } },
};

/** A document in the words of 2025-07-09; the differential only needs documents, so user keys may be rewritten too. */
function toSnakeCase(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(toSnakeCase);
  if (!isJsonObject(value)) return value;
  const snake = (key: string) => (key === "fileSha256" ? "file_sha256" : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [snake(key), toSnakeCase(item)]));
}

/** Thousands of documents on a shared machine. */
const SLOW_MS = 60_000;

type Verdict = (document: JsonObject) => boolean;

function ajvVerdict(version: SchemaVersion): Verdict {
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats.default(ajv);
  return ajv.compile(readJson(`schemas/server.schema.${version}.json`)) as Verdict;
}

const shapeIssues = (document: JsonObject, version: SchemaVersion) => readShape(document, version, OFFICIAL_RULES).issues;
const before = (version: SchemaVersion, introduced: SchemaVersion) => version < introduced;

/** The intended differences: what we refuse although the dated schema does not look at it. Nothing is accepted that it refuses. */
const INTENDED: readonly { what: string; covers: (issue: ManifestIssue, version: SchemaVersion) => boolean }[] = [
  { what: "unknown properties, as v1.8.7 refuses them", covers: (issue) => issue.message === "unexpected property" },
  { what: "package version above 255 characters, as v1.8.7 refuses it", covers: (issue) => /packages\[\d+\]\.version$/.test(issue.path) && issue.reference.endsWith("maxLength") },
  { what: "url and headers of a stdio transport are read", covers: (issue) => /\.transport\.(url|headers)\b/.test(issue.path) },
  { what: "fields of the other kind of argument are read", covers: (issue) => /_?[aA]rguments\[\d+\]\.(name|valueHint|value_hint)$/.test(issue.path) && issue.reference.endsWith("type") },
  { what: "title, icons and placeholder are read in shapes older than they are", covers: (issue, version) => before(version, "2025-10-11") && /^(title|icons)\b|\.placeholder$/.test(issue.path) },
  { what: "variables of a remote are read in shapes older than they are", covers: (issue, version) => before(version, "2025-12-11") && /^remotes\[\d+\]\.variables\b/.test(issue.path) },
];

function disagreement(document: JsonObject, version: SchemaVersion, ajv: Verdict): string | null {
  const issues = shapeIssues(document, version);
  const accepted = ajv(document);
  if (accepted === (issues.length === 0)) return null;
  if (!accepted) return `accepted what the schema ${version} refuses: ${JSON.stringify(document)}`;
  const unexplained = issues.filter((issue) => !INTENDED.some((difference) => difference.covers(issue, version)));
  return unexplained.length === 0 ? null : `refused what the schema ${version} accepts: ${JSON.stringify([unexplained, document])}`;
}

type Path = (string | number)[];
function pathsOf(value: JsonValue, path: Path = []): Path[] {
  const children = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const own = path.length > 0 ? [path] : [];
  return [...own, ...children.flatMap(([key, item]) => pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]))];
}

const REPLACEMENTS: readonly JsonValue[] = [
  null, true, 0, 1.5, "", " ", "x", "latest", "active", "a".repeat(101), "a".repeat(256), "a/b", "😀".repeat(100), [], {}, [1], ["x"], [{}], [null], { type: "stdio" },
  { type: "sse", url: "https://h/sse" }, { type: "streamable-http", url: "h" }, "positional", "named", "stdio", "sse", "streamable-http",
  "ftp://h/p", `https://h/${"a".repeat(250)}`, "http://h/{p}", "https://h/a b", "https://h/%zz", "://h", "mailto:a@b", "https://[::1]:80/p?q#f", "HTTP://h", "number", "48x48", "image/png", "f".repeat(64),
];
const NEW_KEYS = ["foo", "type", "value", "valueHint", "url", "headers", "variables", "placeholder", "title", "icons", "status", "_meta", "remotes", "isRequired", "value_hint", "is_required", "format"];

type Change = { kind: "remove" } | { kind: "replace"; value: JsonValue } | { kind: "add"; key: string; value: JsonValue };
type Mutation = { pick: number } & Change;
const replacement = fc.constantFrom(...REPLACEMENTS);
const pick = fc.nat();
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ pick, kind: fc.constant("remove" as const) }),
  fc.record({ pick, kind: fc.constant("replace" as const), value: replacement }),
  fc.record({ pick, kind: fc.constant("add" as const), key: fc.constantFrom(...NEW_KEYS), value: replacement }),
);

function mutate(document: JsonObject, change: Mutation): void {
  const paths = pathsOf(document);
  mutateAt(document, paths[change.pick % Math.max(paths.length, 1)] ?? [], change);
}

function mutateAt(document: JsonObject, path: Path, change: Change): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<JsonValue>((value, key) => (value as JsonObject)[String(key)] ?? null, document);
  if (last === undefined || typeof parent !== "object" || parent === null) return;
  const holder = parent as JsonObject;
  const target = holder[String(last)];
  if (change.kind === "remove" && !Array.isArray(parent)) delete holder[String(last)];
  if (change.kind === "replace") holder[String(last)] = structuredClone(change.value);
  if (change.kind === "add") (isJsonObject(target) ? target : document)[change.key] = structuredClone(change.value);
}

describe.skipIf(!sharedDataAvailable()).each(SCHEMA_VERSIONS)("our shape verdict agrees with the JSON schema of %s", (version) => {
  const originals = sharedDataAvailable() ? readDocuments() : [];
  const documents = SHAPE_TRAITS[version].snakeCase ? originals.map((document) => toSnakeCase(document) as JsonObject) : originals;
  const ajv = sharedDataAvailable() ? ajvVerdict(version) : () => false;

  it("on the documents themselves", () => {
    expect(documents.map((document) => disagreement(document, version, ajv)).filter((found) => found !== null)).toEqual([]);
  });

  it("accepts many of them, so that the agreement means something", () => {
    expect(documents.filter(ajv).length).toBeGreaterThan(50);
  });

  it("on every single change of a document that has every field", () => {
    const full = (SHAPE_TRAITS[version].snakeCase ? toSnakeCase(FULL) : FULL) as JsonObject;
    const changes: Change[] = [{ kind: "remove" }, ...REPLACEMENTS.map((value): Change => ({ kind: "replace", value })), { kind: "add", key: "foo", value: 1 }];
    const mutated = pathsOf(full).flatMap((path) =>
      changes.map((change) => {
        const document = structuredClone(full);
        mutateAt(document, path, change);
        return document;
      }),
    );
    expect(mutated.map((document) => disagreement(document, version, ajv)).filter((found) => found !== null)).toEqual([]);
  }, SLOW_MS);

  it("on mutations of them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(mutation, { minLength: 1, maxLength: 3 }), (original, changes) => {
        const document = structuredClone(original);
        for (const change of changes) mutate(document, change);
        expect(disagreement(document, version, ajv)).toBeNull();
      }),
      { numRuns: 1500 },
    );
  }, SLOW_MS);
});
