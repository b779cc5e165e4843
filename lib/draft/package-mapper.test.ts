import { describe, expect, it } from "vitest";
import { readManifest } from "@/lib/manifest/read";
import { npmFacts } from "./npm-mapper";
import { packageDraft, type PackageSurroundings } from "./package-mapper";
import { pypiFacts } from "./pypi-mapper";
import type { Draft } from "./schema";

const SURROUNDINGS: PackageSurroundings = { namespace: "com.acme", mayPublishIn: (namespace) => namespace === "com.acme", registryBaseUrl: null };
const NPM = {
  name: "@acme/weather-mcp",
  version: "1.2.3",
  description: "Tells the weather.",
  mcpName: "com.acme/weather",
  homepage: "https://weather.acme.example",
  repository: { type: "git", url: "git+https://github.com/acme/weather.git", directory: "packages/mcp" },
  bin: { "weather-mcp": "dist/main.js" },
};
const PYPI = { name: "weather-mcp", version: "2.0.1", summary: "Tells the weather.", description: "# Weather\n\nmcp-name: com.acme/weather\n", project_urls: { Source: "https://github.com/acme/weather" } };

function draftOf(facts: ReturnType<typeof npmFacts>, surroundings = SURROUNDINGS): Draft {
  if (facts === null) throw new Error("facts expected");
  return packageDraft(facts, surroundings);
}
const npm = (more: object, surroundings?: PackageSurroundings) => draftOf(npmFacts({ ...NPM, ...more }), surroundings);
const pypi = (more: object) => draftOf(pypiFacts({ info: { ...PYPI, ...more } }));
const codes = ({ notes }: Draft) => notes.map(({ code }) => code);

describe("an npm package becomes a server.json", () => {
  it("that is valid as it stands, with the exact version, and says what no package tells", () => {
    const { manifest, notes } = npm({});
    expect(manifest).toMatchObject({
      name: "com.acme/weather",
      description: "Tells the weather.",
      version: "1.2.3",
      websiteUrl: "https://weather.acme.example",
      repository: { url: "https://github.com/acme/weather", source: "github", subfolder: "packages/mcp" },
      packages: [{ registryType: "npm", identifier: "@acme/weather-mcp", version: "1.2.3", transport: { type: "stdio" } }],
    });
    expect(readManifest(JSON.stringify(manifest))).toMatchObject({ valid: true, issues: [] });
    expect(notes).toEqual([{ code: "inputs_unknown", value: null }, { code: "tools_unknown", value: null }]);
  });

  it.each([
    ["a package that names no server", { mcpName: undefined }, "name_guessed", "com.acme/weather-mcp"],
    ["a name of others", { mcpName: "com.other/weather" }, "name_elsewhere", "com.other/weather"],
    ["a name that is none", { mcpName: "weather" }, "name_guessed", "com.acme/weather-mcp"],
    ["no description", { description: 7 }, "description_missing", null],
    ["a long description", { description: "word ".repeat(40) }, "description_shortened", "word ".repeat(40).trim()],
    ["no repository", { repository: undefined }, "repository_missing", null],
    ["a repository elsewhere", { repository: "https://git.acme.example/weather" }, "repository_unusable", "https://git.acme.example/weather"],
    ["no command", { bin: undefined }, "no_command", "@acme/weather-mcp"],
    ["commands none of which is clear", { bin: { a: "a.js", b: "b.js" } }, "several_commands", "a, b"],
    ["a deprecation", { deprecated: "Use weather2." }, "package_deprecated", "Use weather2."],
  ])("and %s is noted", (_case, more, code, value) => {
    expect(npm(more).notes).toContainEqual({ code, value });
  });

  it("whose description is one line of 100 letters at most, whatever the package says", () => {
    const { description } = npm({ description: `Tells\n\tthe\u202E weather${" now".repeat(60)}` }).manifest;
    expect([...String(description)].length).toBeLessThanOrEqual(100);
    expect(description).toMatch(/^Tells the weather now/);
  });

  it("that names a private package registry, and none that is official", () => {
    expect(npm({}).manifest["packages"]).not.toMatchObject([{ registryBaseUrl: expect.anything() as unknown }]);
    expect(npm({}, { ...SURROUNDINGS, registryBaseUrl: "https://npm.acme.example" }).manifest["packages"]).toMatchObject([{ registryBaseUrl: "https://npm.acme.example" }]);
  });
});

describe("a Python package becomes a server.json", () => {
  it("that is valid as it stands, with the name its README gives", () => {
    const { manifest, notes } = pypi({});
    expect(manifest).toMatchObject({ name: "com.acme/weather", version: "2.0.1", packages: [{ registryType: "pypi", identifier: "weather-mcp", version: "2.0.1" }] });
    expect(readManifest(JSON.stringify(manifest))).toMatchObject({ valid: true });
    expect(notes).toHaveLength(2);
  });

  it.each([
    ["mcp-name: com.acme/weather-->", "com.acme/weather"],
    ["It is mcp-name: com.acme/weather.", "com.acme/weather"],
    ["mcp-name: com.acme/weather-evil", "com.acme/weather-evil"],
  ])("reads the name whole from %s", (description, name) => {
    expect(pypi({ description }).manifest["name"]).toBe(name);
  });

  it("and names the own one of several, saying so", () => {
    const draft = pypi({ description: "mcp-name: com.other/a\nmcp-name: com.acme/b" });
    expect(draft.manifest["name"]).toBe("com.acme/b");
    expect(codes(draft)).toContain("name_ambiguous");
  });

  it("and a yanked version is noted with its reason", () => {
    expect(pypi({ yanked: true, yanked_reason: "broken" }).notes).toContainEqual({ code: "package_yanked", value: "broken" });
  });
});

it.each([
  ["npm", npmFacts, { name: "x" }],
  ["npm", npmFacts, []],
  ["npm", npmFacts, { name: "x", version: 1 }],
  ["pypi", pypiFacts, { info: { name: "x" } }],
  ["pypi", pypiFacts, { name: "x", version: "1" }],
  ["pypi", pypiFacts, null],
])("%s metadata without name or version is no package", (_source, facts, document) => {
  expect(facts(document)).toBeNull();
});
