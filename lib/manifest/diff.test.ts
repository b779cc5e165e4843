import { describe, expect, it } from "vitest";
import { diffManifests } from "./diff";
import { manifestChangeSchema } from "./diff-schema";
import { CURRENT_SCHEMA_URL } from "./schema";
import type { Manifest, Package } from "./schema";

const npm = (overrides: Partial<Package> = {}): Package => ({
  registryType: "npm", identifier: "weather", version: "1.0.0", transport: { type: "stdio" }, ...overrides,
});
const manifest = (overrides: Partial<Manifest> = {}): Manifest => ({
  $schema: CURRENT_SCHEMA_URL, name: "com.example/weather", description: "Weather", version: "1.0.0", packages: [npm()], ...overrides,
});

describe("diffManifests", () => {
  it("says nothing of a manifest and its copy with other key order", () => {
    const copy = Object.fromEntries(Object.entries(manifest()).reverse()) as Manifest;
    expect(diffManifests(manifest(), copy)).toEqual([]);
  });

  it("ignores where packages, remotes and variables stand in their lists", () => {
    const other = npm({ registryType: "pypi" });
    const variables = [{ name: "A" }, { name: "B", isSecret: true }];
    const base = manifest({ packages: [npm({ environmentVariables: variables }), other] });
    const next = manifest({ packages: [other, npm({ environmentVariables: variables.toReversed() })] });
    expect(diffManifests(base, next)).toEqual([]);
  });

  it.each([
    ["a new version", manifest({ version: "1.1.0" }), { kind: "changed", area: "identity", pointer: "/version", before: "1.0.0", after: "1.1.0", risk: "low" }],
    ["another title", manifest({ title: "W" }), { kind: "added", area: "text", pointer: "/title", after: "W", risk: "low" }],
    ["a package version", manifest({ packages: [npm({ version: "2.0.0" })] }), { kind: "changed", area: "package", pointer: "/packages/0/version", before: "1.0.0", after: "2.0.0", risk: "medium" }],
    ["another package registry", manifest({ packages: [npm({ registryBaseUrl: "https://npm.internal" })] }), { kind: "added", area: "package", pointer: "/packages/0/registryBaseUrl", after: "https://npm.internal", risk: "high" }],
    ["a lost package", manifest({ packages: [] }), { kind: "removed", area: "package", pointer: "/packages/0", before: npm(), risk: "medium" }],
    ["a new remote", manifest({ remotes: [{ type: "sse", url: "https://a.example/sse" }] }), { kind: "added", area: "remote", pointer: "/remotes/0", after: { type: "sse", url: "https://a.example/sse" }, risk: "high" }],
    ["a transport", manifest({ packages: [npm({ transport: { type: "sse", url: "http://x/" } })] }), { kind: "changed", area: "transport", pointer: "/packages/0/transport/type", before: "stdio", after: "sse", risk: "high" }],
    ["a runtime argument", manifest({ packages: [npm({ runtimeArguments: [{ type: "named", name: "-v", value: "/:/host" }] })] }), { kind: "added", area: "argument", pointer: "/packages/0/runtimeArguments/0", after: { type: "named", name: "-v", value: "/:/host" }, risk: "high" }],
    ["a repository", manifest({ repository: { url: "https://github.com/a/b" } }), { kind: "added", area: "repository", pointer: "/repository/url", after: "https://github.com/a/b", risk: "high" }],
  ])("tells %s with place, values and risk", (_what, next, expected) => {
    expect(diffManifests(manifest(), next)[0]).toEqual(expected);
  });

  it("sees that a variable stops being secret, at its new place", () => {
    const base = manifest({ packages: [npm({ environmentVariables: [{ name: "TOKEN", isSecret: true }] })] });
    const next = manifest({ packages: [npm({ environmentVariables: [{ name: "HOST" }, { name: "TOKEN", isSecret: false }] })] });
    expect(diffManifests(base, next)).toContainEqual({
      kind: "changed", area: "environment", pointer: "/packages/0/environmentVariables/1/isSecret", before: true, after: false, risk: "high",
    });
  });

  it("takes another tag of an OCI image for the same package", () => {
    const image = (identifier: string) => manifest({ packages: [{ registryType: "oci", identifier, transport: { type: "stdio" } }] });
    const changes = diffManifests(image("registry.example:443/acme/weather:1.0"), image("registry.example:443/acme/weather:1.1"));
    expect(changes.map((change) => [change.kind, change.pointer])).toEqual([["changed", "/packages/0/identifier"]]);
  });

  it("reports arguments that only changed their order", () => {
    const args = [{ type: "named" as const, name: "-a" }, { type: "named" as const, name: "-b" }];
    const changes = diffManifests(manifest({ packages: [npm({ packageArguments: args })] }), manifest({ packages: [npm({ packageArguments: args.toReversed() })] }));
    expect(changes.map((change) => [change.kind, change.pointer])).toEqual([["changed", "/packages/0/packageArguments"]]);
  });

  it("points with escaped tokens and yields what its schema describes", () => {
    const next = manifest({ _meta: { "io.modelcontextprotocol.registry/publisher-provided": { tool: "ci" } } });
    const changes = diffManifests(manifest(), next);
    expect(changes.map((change) => manifestChangeSchema.parse(change).pointer)).toEqual(["/_meta/io.modelcontextprotocol.registry~1publisher-provided"]);
  });
});
