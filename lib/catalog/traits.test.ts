import { describe, expect, test } from "vitest";
import type { Manifest } from "@/lib/manifest/schema";
import { authKindsOf, capabilitiesOf, hasDeclaredTools, packTraits, traitsOf, traitValues } from "./traits";

type Targets = Pick<Manifest, "packages" | "remotes">;

const npm = (more: object = {}) => ({ registryType: "npm", identifier: "@acme/x", transport: { type: "stdio" }, ...more });
const remote = (more: object = {}) => ({ type: "streamable-http", url: "https://example.com/mcp", ...more });

describe("what a client must have, by the inputs", () => {
  test.each<[string, Targets, string[]]>([
    ["a package that asks for nothing", { packages: [npm()] }, ["none"]],
    ["a package with a plain setting", { packages: [npm({ environmentVariables: [{ name: "LOG_LEVEL" }] })] }, ["none"]],
    ["a secret variable", { packages: [npm({ environmentVariables: [{ name: "WHATEVER", isSecret: true }] })] }, ["key"]],
    ["a name that is one of a secret", { packages: [npm({ environmentVariables: [{ name: "GITHUB_TOKEN" }] })] }, ["key"]],
    ["a word that only contains one", { packages: [npm({ environmentVariables: [{ name: "KEYBOARD_LAYOUT" }, { name: "MONKEY" }] })] }, ["none"]],
    ["a secret argument", { packages: [npm({ packageArguments: [{ type: "named", name: "--api-key" }] })] }, ["key"]],
    ["a secret with a fixed value", { packages: [npm({ environmentVariables: [{ name: "API_KEY", value: "public" }] })] }, ["none"]],
    ["a client secret", { packages: [npm({ environmentVariables: [{ name: "SLACK_CLIENT_SECRET", isSecret: true }] })] }, ["oauth"]],
    ["a token that its description calls OAuth", { packages: [npm({ environmentVariables: [{ name: "TOKEN", isSecret: true, description: "An OAuth access token" }] })] }, ["oauth"]],
    ["a remote without headers", { remotes: [remote()] }, ["unknown"]],
    ["a remote with a header to fill", { remotes: [remote({ headers: [{ name: "Authorization", value: "Bearer {token}", variables: { token: { isSecret: true } } }] })] }, ["key"]],
    ["a secret in the address", { remotes: [remote({ url: "https://example.com/{key}", variables: { key: { isSecret: true } } })] }, ["key"]],
    ["each way by itself", { packages: [npm()], remotes: [remote({ headers: [{ name: "X-Api-Key" }] })] }, ["none", "key"]],
    ["no way to have it", {}, ["unknown"]],
  ])("%s", (_name, targets, expected) => expect(authKindsOf(targets)).toEqual(expected));
});

const tool = (annotations?: Record<string, unknown>) => ({ name: "t", ...(annotations && { annotations }) });

describe("what its tools say they do", () => {
  test.each<[string, Record<string, unknown>[] | null, string[]]>([
    ["nothing declared", null, ["unknown"]],
    ["no tools", [], ["unknown"]],
    ["all read-only", [{ readOnlyHint: true }, { readOnlyHint: true, destructiveHint: false }], ["read-only"]],
    ["one writes", [{ readOnlyHint: true }, { readOnlyHint: false, destructiveHint: false }], ["writes"]],
    ["a write that does not deny to destroy", [{ readOnlyHint: false }], ["destructive"]],
    ["one destroys, one says nothing", [{ destructiveHint: true }, {}], ["destructive", "unknown"]],
    ["a hint that is no boolean", [{ readOnlyHint: "yes" }], ["unknown"]],
  ])("%s", (_name, annotations, expected) => {
    expect(capabilitiesOf(annotations === null ? null : { tools: annotations.map((one) => tool(one)) })).toEqual(expected);
  });
  test("a tool without annotations is unknown", () => expect(capabilitiesOf({ tools: [tool()] })).toEqual(["unknown"]));
});

test("packed traits give back every value, and tell no tools from nothing declared", () => {
  const surface = { tools: [], prompts: [], resources: [{ uri: "x:y" }] };
  const traits = traitsOf({ packages: [npm({ registryType: "mcpb" }), npm({ registryType: "conda", transport: { type: "sse" } })], remotes: [remote()] }, surface);
  const packed = packTraits(traits, true);
  expect(traitValues(packed, "transports")).toEqual(["stdio", "streamable-http", "sse"]);
  expect(traitValues(packed, "installKinds")).toEqual(["remote", "mcpb", "other"]);
  expect(traitValues(packed, "auth")).toEqual(["none", "unknown"]);
  expect(traitValues(packed, "capabilities")).toEqual(["unknown"]);
  expect(traitValues(packed, "offers")).toEqual(["resources"]);
  expect([hasDeclaredTools(packed), hasDeclaredTools(packTraits(traits, false))]).toEqual([true, false]);
});
