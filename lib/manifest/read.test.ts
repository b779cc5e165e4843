import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readManifest } from "./read";
import { CURRENT_SCHEMA_URL, manifestIssueSchema } from "./schema";

const document = (overrides: object = {}) => ({ $schema: CURRENT_SCHEMA_URL, name: "com.example/weather", description: "Weather", version: "1.0.0", ...overrides });
const read = (overrides: object, options = {}) => readManifest(JSON.stringify(document(overrides)), options);
const found = (reading: ReturnType<typeof readManifest>) => reading.issues.map((issue) => `${issue.type} ${issue.path} ${issue.reference.replace(CURRENT_SCHEMA_URL, "")}`);

describe("readManifest", () => {
  it("gives manifest, canonical form and digest of a sound document", () => {
    const reading = readManifest('{"version":"1.0.0", "name":"com.example/weather","description":"Weather","$schema":"' + CURRENT_SCHEMA_URL + '"}');
    expect(reading).toMatchObject({ valid: true, issues: [], manifest: document(), schemaVersion: "2025-12-11" });
    expect(reading.canonical).toBe(`{"$schema":"${CURRENT_SCHEMA_URL}","description":"Weather","name":"com.example/weather","version":"1.0.0"}`);
    expect(reading.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("reports the fault of shape and the broken rule together", () => {
    expect(found(read({ repository: { url: "https://github.com/a/b" } }))).toEqual([
      "schema repository #/definitions/Repository/required",
      "semantic repository.source repository-source-required",
    ]);
    expect(found(read({ packages: [{ registryType: "npm", identifier: "w", version: "latest", transport: { type: "stdio" } }] }))).toEqual([
      "schema packages[0].version #/definitions/Package/properties/version/not",
      "semantic packages[0].version reserved-version-string",
    ]);
  });

  it("names every unknown property by its place", () => {
    const reading = read({ foo: 1, packages: [{ registryType: "npm", identifier: "w", transport: { type: "stdio", cwd: "/" } }], _meta: { "com.example/x": {} } });
    expect(reading.issues.map((issue) => [issue.path, issue.message])).toEqual([
      ["packages[0].transport.cwd", "unexpected property"],
      ["_meta.com.example/x", "unexpected property"],
      ["foo", "unexpected property"],
    ]);
    expect(reading.manifest).toBeUndefined();
  });

  it.each([
    ["a description of 101 characters", { description: "a".repeat(101) }, "schema description #/definitions/ServerDetail/properties/description/maxLength"],
    ["an empty title", { title: "" }, "schema title #/definitions/ServerDetail/properties/title/minLength"],
    ["a version of 256 characters", { version: "1".repeat(256) }, "schema version #/definitions/ServerDetail/properties/version/maxLength"],
    ["an icon that is no image", { icons: [{ src: "https://e.example/i", mimeType: "text/html" }] }, "schema icons[0].mimeType #/definitions/Icon/properties/mimeType/enum"],
    ["an icon by data URL", { icons: [{ src: "data:image/png;base64,AA" }] }, "semantic icons[0].src icon-src-invalid-scheme"],
    ["a number for a text", { title: 5 }, "schema title #/definitions/ServerDetail/properties/title/type"],
    ["an unknown schema", { $schema: CURRENT_SCHEMA_URL.replace("2025-12-11", "draft") }, "semantic schema schema-version-not-available"],
    ["another URL as schema", { $schema: "https://example.com/schema.json" }, "semantic schema schema-version-extraction-error"],
  ])("refuses %s", (_what, overrides, issue) => {
    const reading = read(overrides);
    expect(reading.valid).toBe(false);
    expect(found(reading)).toContain(issue);
  });

  it("takes a description of 100 emoji, which are 200 UTF-16 units", () => {
    expect(read({ description: "🌦".repeat(100) }).valid).toBe(true);
  });

  it("takes an older dated shape with a warning", () => {
    const reading = read({ $schema: CURRENT_SCHEMA_URL.replace("2025-12-11", "2025-10-17") });
    expect(reading).toMatchObject({ valid: true, schemaVersion: "2025-10-17", issues: [{ reference: "schema-version-deprecated", severity: "warning" }] });
  });

  it("refuses a document without $schema, and takes it with a warning where allowed", () => {
    const { $schema: _schema, ...bare } = document();
    expect(readManifest(JSON.stringify(bare))).toMatchObject({ valid: false, issues: [{ reference: "schema-field-required", path: "schema" }] });
    expect(readManifest(JSON.stringify(bare), { allowMissingSchema: true })).toMatchObject({
      valid: true, schemaVersion: "2025-12-11", manifest: document(), issues: [{ reference: "schema-recognised-by-shape", severity: "warning" }],
    });
  });

  it("refuses an empty version once, and a missing one as a fault of shape", () => {
    const { version: _version, ...unversioned } = document();
    const reasons = (value: object) => readManifest(JSON.stringify(value)).issues.map(({ path, reference }) => [path, reference]);
    expect(reasons({ ...document(), version: "" })).toEqual([["version", "version-not-addressable"]]);
    expect(reasons(unversioned)).not.toContainEqual(["version", "version-not-addressable"]);
    expect(readManifest(JSON.stringify(unversioned)).valid).toBe(false);
  });

  it.each(["", "[]", "null", '"text"', "{", '{"a":1,"a":2}', "\u0000"])("answers with issues and no manifest for %j", (raw) => {
    const reading = readManifest(raw);
    expect(reading.valid).toBe(false);
    expect(reading.manifest).toBeUndefined();
    expect(reading.issues.length).toBeGreaterThan(0);
  });

  it("never throws and always answers in the shape of /validate, whatever the bytes", () => {
    const key = fc.constantFrom("$schema", "name", "version", "repository", "icons", "packages", "remotes", "_meta", "transport", "type", "url", "variables", "runtimeArguments", "sizes", "valueOf");
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: "small" }, fc.constantFrom("", "named", "stdio", "sse", "https://{x}/%", CURRENT_SCHEMA_URL), fc.integer(), fc.constant(null), fc.array(tie("tree")), fc.dictionary(key, tie("tree"))),
    }));
    fc.assert(
      fc.property(fc.oneof(tree.map((value) => JSON.stringify(value)), fc.uint8Array(), fc.string()), fc.boolean(), (raw, allowMissingSchema) => {
        const reading = readManifest(raw, { allowMissingSchema });
        for (const issue of reading.issues) manifestIssueSchema.parse(issue);
        expect(reading.valid).toBe(!reading.issues.some((issue) => issue.severity === "error"));
        expect(reading.valid && reading.manifest === undefined).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it("tells a wrong type by names of JSON types alone, which are words of no language, whatever stands where", () => {
    const argument = { type: "named", name: "--a", variables: { a: { isSecret: true, choices: ["b"], format: "string" } } };
    const transport = { type: "sse", url: "https://h/{a}", headers: [{ name: "A", isRequired: true }] };
    const whole = {
      repository: { url: "u", source: "github" }, icons: [{ src: "https://h/i", sizes: ["any"], theme: "dark" }], _meta: { "io.modelcontextprotocol.registry/publisher-provided": {} },
      packages: [{ registryType: "npm", identifier: "w", version: "1.0.0", transport, runtimeArguments: [argument], environmentVariables: [{ name: "A" }] }], remotes: [{ ...transport, variables: { a: {} } }],
    };
    const others = [null, true, 5, "text", [], {}, [null], [5], { type: null }, { type: "positional" }];
    /** The value with another one in each of its places. */
    const disturbed = (value: unknown): unknown[] => {
      if (typeof value !== "object" || value === null) return others;
      const inside = Object.entries(value).flatMap(([key, part]) => disturbed(part).map((other) => (Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other })));
      return [...others, ...inside];
    };
    const issues = disturbed(document(whole)).flatMap((submitted) => readManifest(JSON.stringify(submitted)).issues);
    const told = (keyword: string) => issues.filter(({ reference }) => reference.endsWith(`/${keyword}`)).flatMap(({ params }) => Object.values(params ?? {}));
    const names = new Set(told("type"));
    expect([...names].sort()).toEqual(["array", "boolean", "null", "number", "object", "string"]);
    expect(issues.filter(({ reference }) => reference.endsWith("/not"))).toEqual([]);
  });

  it.each(["-", "{", "[", "a:", "/", "%", ":1", "{}", "a.", " ", "@", "1.x"])("reads hostile texts of 200 000 characters made of %j", (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    const fields = [
      { version: text }, { version: `1.0.0${text}!` }, { websiteUrl: `https://${text}` }, { websiteUrl: `${text}!` }, { name: `a/${text}` },
      { repository: { url: `https://github.com/${text}!`, source: "github" } }, { repository: { url: "", source: "", subfolder: text } },
      { remotes: [{ type: "sse", url: `https://h/${text}!` }] }, { icons: [{ src: `${text}!` }] }, { icons: [{ src: "", sizes: [text] }] },
    ];
    for (const overrides of fields) expect(read({ title: "", ...overrides })).toMatchObject({ valid: false, digest: expect.any(String) });
  }, 60_000);
});
