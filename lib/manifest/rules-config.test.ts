import { describe, expect, it } from "vitest";
import { readManifest } from "./read";
import { OFFICIAL_RULES } from "./rules-config";
import type { ManifestRules } from "./rules-config";
import { CURRENT_SCHEMA_URL } from "./schema";

const errors = (overrides: object, rules: Partial<ManifestRules>) =>
  readManifest(JSON.stringify({ $schema: CURRENT_SCHEMA_URL, name: "com.example/weather", description: "Weather", version: "1.0.0", ...overrides }), {
    rules: { ...OFFICIAL_RULES, ...rules },
  }).issues.map((issue) => issue.reference);
const remote = (url: string) => ({ remotes: [{ type: "sse", url }] });
const npm = (registryBaseUrl: string) => ({ packages: [{ registryType: "npm", registryBaseUrl, identifier: "w", version: "1.0.0", transport: { type: "stdio" } }] });

describe("rules of a private registry", () => {
  it("may allow other repository hosts and sources, and forgets the public ones it does not name", () => {
    const rules = { repositoryHosts: { github: { hosts: ["git.corp.example"], nestedGroups: false }, gitea: { hosts: ["gitea.corp.example"], nestedGroups: true } } };
    expect(errors({ repository: { url: "https://git.corp.example/a/b", source: "github" } }, rules)).toEqual([]);
    expect(errors({ repository: { url: "https://gitea.corp.example/a/b/c", source: "gitea" } }, rules)).toEqual([]);
    expect(errors({ repository: { url: "https://github.com/a/b", source: "github" } }, rules)).toEqual(["invalid-repository-url"]);
    expect(errors({ repository: { url: "https://github.com/a/b", source: "toString" } }, rules)).toEqual(["invalid-repository-url"]);
  });

  it.each([
    ["http://mcp.corp.example/sse", { allowHttpRemotes: true }],
    ["https://localhost:3000/sse", { allowLocalRemotes: true }],
    ["http://127.0.0.1/sse", { allowHttpRemotes: true, allowLocalRemotes: true }],
  ])("may allow the remote %s, which the official rules refuse", (url, rules) => {
    expect(errors(remote(url), {})).toEqual(["invalid-remote-url"]);
    expect(errors(remote(url), rules)).toEqual([]);
  });

  it("keeps refusing what is no HTTP URL at all", () => {
    expect(errors(remote("ftp://h/sse"), { allowHttpRemotes: true, allowLocalRemotes: true })).toContain("invalid-remote-url");
  });

  it("may restrict registry types and base URLs, private ones over plain http included", () => {
    const rules = { registryTypes: ["npm"], packageBaseUrls: { npm: ["http://npm.corp.example"] } };
    expect(errors(npm("http://npm.corp.example"), rules)).toEqual([]);
    expect(errors(npm("https://elsewhere.example"), rules)).toEqual(["registry-base-url-mismatch"]);
    expect(errors(npm("https://elsewhere.example"), {})).toEqual([]);
    expect(errors(npm("http://npm.corp.example"), { ...rules, registryTypes: ["oci"] })).toEqual(["unsupported-registry-type"]);
  });

  it("may allow longer descriptions", () => {
    expect(errors({ description: "a".repeat(500) }, { maxDescriptionLength: 500 })).toEqual([]);
  });
});
