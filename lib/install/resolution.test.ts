import { describe, expect, it } from "vitest";
import type { Package, Remote } from "@/lib/manifest/schema";
import { resolveTarget } from "./resolution";
import type { ResolutionRequest } from "./resolution-schema";

const npm = (parts: Partial<Package> = {}): Package => ({ registryType: "npm", identifier: "w", version: "1.0.0", transport: { type: "stdio" }, ...parts });
const remote: Remote = {
  type: "streamable-http",
  url: "https://acme.example/{path}",
  variables: { path: { default: "mcp" } },
  headers: [
    { name: "Authorization", value: "Bearer {token}", variables: { token: { isSecret: true, isRequired: true } } },
    { name: "X-Trace" },
  ],
};
const resolve = (parts: { packages?: Package[]; remotes?: Remote[] }, values: ResolutionRequest["values"], target?: string) => resolveTarget(parts, { values, ...(target !== undefined && { target }) });
const TOKEN = { secretRef: "vault:team/token" };

describe("a resolved plan", () => {
  it("keeps a secret as the reference it came as, apart from the text around it", () => {
    expect(resolve({ remotes: [remote] }, { token: TOKEN })).toEqual({
      target: { id: "remote:0", transport: "streamable-http", argv: null, env: {}, url: "https://acme.example/mcp", headers: { Authorization: { parts: ["Bearer ", TOKEN] } } },
    });
  });
  it("refuses a secret in clear without repeating it", () => {
    const answer = resolve({ remotes: [remote] }, { token: "hunter2" });
    expect(answer).toMatchObject({ errors: [{ path: "values.token", code: "secret_value" }] });
    expect(JSON.stringify(answer)).not.toContain("hunter2");
  });
  it("never takes an answer for a reference", () => {
    const pkg = npm({ packageArguments: [{ type: "positional", value: "{a}/{key}", variables: { a: { isRequired: true }, key: { isSecret: true, isRequired: true } } }] });
    expect(resolve({ packages: [pkg] }, { a: "{key}", key: TOKEN })).toMatchObject({ target: { argv: ["npx", "-y", "w@1.0.0", { parts: ["{key}/", TOKEN] }] } });
  });
  it("repeats an argument for each of its answers", () => {
    const dirs = npm({ packageArguments: [{ type: "named", name: "--dir", isRepeated: true, format: "filepath" }, { type: "named", name: "-x=", isRepeated: true }] });
    expect(resolve({ packages: [dirs] }, { dir: ["/a", "/b"], x: ["1", "2"] })).toMatchObject({ target: { argv: ["npx", "-y", "w@1.0.0", "--dir", "/a", "--dir", "/b", "-x=1", "-x=2"] } });
  });
  it("takes defaults, and an empty answer for none", () => {
    const pkg = npm({ environmentVariables: [{ name: "MODE", default: "fast" }, { name: "LOG" }] });
    expect(resolve({ packages: [pkg] }, { LOG: "" })).toMatchObject({ target: { env: { MODE: "fast" } } });
    expect(resolve({ packages: [pkg] }, { MODE: "slow", LOG: "1" })).toMatchObject({ target: { env: { MODE: "slow", LOG: "1" } } });
  });
  it("asks only for what the chosen target needs", () => {
    expect(resolve({ packages: [npm()], remotes: [remote] }, {}, "pkg:npm")).toMatchObject({ target: { id: "pkg:npm" } });
    expect(resolve({ packages: [npm()], remotes: [remote] }, {})).toMatchObject({ errors: [{ path: "values.token", code: "required" }] });
  });
  it("does not turn text for a shell into anything but one argument", () => {
    const pkg = npm({ packageArguments: [{ type: "positional", valueHint: "q", isRequired: true }] });
    expect(resolve({ packages: [pkg] }, { q: "; rm -rf / $(x)" })).toMatchObject({ target: { argv: ["npx", "-y", "w@1.0.0", "; rm -rf / $(x)"] } });
  });

  const inputs = npm({
    environmentVariables: [{ name: "N", format: "number" }, { name: "B", format: "boolean" }, { name: "P", format: "filepath" }, { name: "ONE" }],
  });
  it.each<[string, ResolutionRequest["values"], string, string]>([
    ["an unknown input", { what: "x" }, "values.what", "unknown_input"],
    ["a word for a number", { N: "many" }, "values.N", "format"],
    ["a word for a boolean", { B: "yes" }, "values.B", "format"],
    ["a relative path", { P: "../x" }, "values.P", "format"],
    ["a list where one value is meant", { ONE: ["a", "b"] }, "values.ONE", "not_repeated"],
    ["a NUL character", { ONE: "a\0b" }, "values.ONE", "control_character"],
  ])("refuses %s", (_what, values, path, code) => {
    expect(resolve({ packages: [inputs] }, values)).toMatchObject({ errors: [{ path, code }] });
  });
  it("refuses a line break in a header, and an address that is none", () => {
    expect(resolve({ remotes: [remote] }, { token: TOKEN, "X-Trace": "a\r\nHost: evil" })).toMatchObject({ errors: [{ code: "control_character" }] });
    const open: Remote = { type: "sse", url: "{scheme}://acme.example", variables: { scheme: {} } };
    expect(resolve({ remotes: [open] }, { scheme: "file" })).toMatchObject({ errors: [{ code: "url" }] });
  });
  it.each([["no-such", "unknown_target"], ["pkg:mcpb", "unsupported_target"]])("refuses the target %s", (target, code) => {
    expect(resolve({ packages: [npm(), npm({ registryType: "mcpb", identifier: "x" })] }, {}, target)).toMatchObject({ errors: [{ path: "target", code }] });
  });
});
