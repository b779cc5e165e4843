import { describe, expect, it } from "vitest";
import { readManifest } from "./read";
import { CURRENT_SCHEMA_URL, PUBLISHER_META_KEY } from "./schema";

const urlOf = (version: string) => CURRENT_SCHEMA_URL.replace("2025-12-11", version);
const OFFICIAL_META_KEY = "io.modelcontextprotocol.registry/official";
const oldest = (overrides: object = {}) => ({
  $schema: urlOf("2025-07-09"), name: "com.example/weather", description: "Weather", version: "1.0.0", status: "active", website_url: "https://example.com/",
  packages: [{
    registry_type: "mcpb", registry_base_url: "https://example.com/", identifier: "https://example.com/w.mcpb", version: "1.0.0", file_sha256: "0".repeat(64),
    runtime_hint: "npx", transport: { type: "streamable-http", url: "http://localhost/{my_var}", headers: [{ name: "X", is_secret: true }] },
    runtime_arguments: [{ type: "named", name: "--a", is_repeated: true, is_required: true }],
    package_arguments: [{ type: "positional", value_hint: "my_var", variables: { is_required: { is_required: true } } }],
    environment_variables: [{ name: "E", is_required: true }],
  }],
  _meta: { [PUBLISHER_META_KEY]: { file_sha256: "kept" }, [OFFICIAL_META_KEY]: { id: "1" } },
  ...overrides,
});
const read = (document: object, options = {}) => readManifest(JSON.stringify(document), options);

describe("documents of older dated shapes", () => {
  it("of 2025-07-09 become current ones: names, registry data, user keys untouched", () => {
    const reading = read(oldest());
    expect(reading.issues.map((issue) => issue.reference)).toEqual(["schema-version-deprecated"]);
    expect(reading.manifest).toEqual({
      $schema: CURRENT_SCHEMA_URL, name: "com.example/weather", description: "Weather", version: "1.0.0", websiteUrl: "https://example.com/",
      packages: [{
        registryType: "mcpb", registryBaseUrl: "https://example.com/", identifier: "https://example.com/w.mcpb", version: "1.0.0", fileSha256: "0".repeat(64),
        runtimeHint: "npx", transport: { type: "streamable-http", url: "http://localhost/{my_var}", headers: [{ name: "X", isSecret: true }] },
        runtimeArguments: [{ type: "named", name: "--a", isRepeated: true, isRequired: true }],
        packageArguments: [{ type: "positional", valueHint: "my_var", variables: { is_required: { isRequired: true } } }],
        environmentVariables: [{ name: "E", isRequired: true }],
      }],
      _meta: { [PUBLISHER_META_KEY]: { file_sha256: "kept" } },
    });
  });

  it("keep their own words in canonical form and in paths", () => {
    const reading = read(oldest({ packages: [{ registry_type: "npm", identifier: "w", transport: { type: "stdio" }, package_arguments: [{ type: "named", name: "<x>" }] }] }));
    expect(JSON.parse(reading.canonical ?? "")).toMatchObject({ $schema: urlOf("2025-07-09"), status: "active" });
    expect(reading.issues.filter((issue) => issue.severity === "error").map((issue) => issue.path)).toEqual(["packages[0]", "packages[0].package_arguments[0].name"]);
  });

  it("of 2025-07-09 with a later name are refused", () => {
    const reading = read(oldest({ websiteUrl: "https://example.com/", packages: [{ registry_type: "npm", identifier: "w", version: "1", transport: { type: "stdio" }, fileSha256: "" }] }));
    expect(reading.issues.filter((issue) => issue.severity === "error").map((issue) => [issue.path, issue.message])).toEqual([
      ["packages[0].fileSha256", "unexpected property"],
      ["websiteUrl", "unexpected property"],
    ]);
  });

  it("must not carry registry data from 2025-09-29 on", () => {
    const carrying = (version: string) => ({ $schema: urlOf(version), name: "com.example/weather", description: "W", version: "1.0.0", status: "active" });
    expect(read(carrying("2025-09-16")).valid).toBe(true);
    expect(read(carrying("2025-09-29")).issues).toContainEqual(expect.objectContaining({ path: "status", message: "unexpected property" }));
  });

  it.each([
    ["2025-07-09", oldest()],
    ["2025-09-16", { name: "com.example/weather", description: "W", version: "1.0.0", status: "deprecated" }],
    ["2025-12-11", { name: "com.example/weather", description: "W", version: "1.0.0" }],
  ])("without $schema are recognised as the newest shape that fits: %s", (version, document) => {
    const { $schema: _schema, ...bare } = { $schema: "", ...document };
    expect(read(bare, { allowMissingSchema: true })).toMatchObject({ valid: true, schemaVersion: version, manifest: { $schema: CURRENT_SCHEMA_URL } });
  });
});
