import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ReadyInstall } from "@/lib/install/configuration/schema";
import type { Manifest } from "@/lib/manifest/schema";
import { readyInstall, type SampleOptions, weatherPackage, weatherRemote } from "@/test/fixtures/weather-install";

/** VS Code's own rules for mcp.json (install.md §1.3): what each kind of input may have, and what a server is. */
const inputFields = { id: z.string().min(1), description: z.string() };
const promptString = z.strictObject({ ...inputFields, type: z.literal("promptString"), default: z.string().optional(), password: z.boolean().optional() });
const pickString = z
  .strictObject({ ...inputFields, type: z.literal("pickString"), options: z.array(z.string()).min(1), default: z.string().optional() })
  .refine(({ options, default: preset }) => preset === undefined || options.includes(preset), "the default is none of the options");
const inputs = z.array(z.discriminatedUnion("type", [promptString, pickString]));
const texts = z.record(z.string(), z.string());
const server = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("stdio"), command: z.string().min(1), args: z.array(z.string()), env: texts.optional() }),
  z.strictObject({ type: z.literal("http"), url: z.url(), headers: texts.optional() }),
  z.strictObject({ type: z.literal("sse"), url: z.url(), headers: texts.optional() }),
]);
const mcpJson = z.strictObject({ inputs: inputs.optional(), servers: z.record(z.string(), server) });
type McpJson = z.infer<typeof mcpJson>;

const secret = { isSecret: true, isRequired: true };
const npm = (parts: object): Pick<Manifest, "packages"> => ({ packages: [{ ...weatherPackage, packageArguments: [], environmentVariables: [], ...parts }] });
const remote = (parts: object): Pick<Manifest, "remotes"> => ({ remotes: [{ ...weatherRemote, ...parts }] });

const SAMPLES: readonly [string, SampleOptions][] = [
  ["the sample as a package", { target: "pkg:npm" }],
  ["the sample as a remote", { target: "remote:0" }],
  ["nothing to ask", { manifest: npm({}) }],
  ["a template with two secrets", { manifest: npm({ environmentVariables: [{ name: "URL", value: "postgres://{u}:{pw}@h", variables: { u: { isRequired: true }, pw: secret } }] }) }],
  ["one secret in two places", { manifest: remote({ headers: ["A", "B"].map((name) => ({ name, value: "x {token}", variables: { token: secret } })) }) }],
  ["a secret with choices", { manifest: npm({ environmentVariables: [{ name: "KEY", ...secret, choices: ["a", "b"] }] }) }],
  ["a default that is no choice", { manifest: npm({ environmentVariables: [{ name: "UNITS", choices: ["a", "b"], default: "c" }] }) }],
  ["a path, a number and a repeated argument", { manifest: npm({ packageArguments: [{ type: "named", name: "--dir", format: "filepath", isRequired: true }, { type: "named", name: "--port", format: "number", default: "80" }, { type: "positional", valueHint: "x", isRepeated: true, isRequired: true }] }) }],
  ["several answers to one argument", { manifest: npm({ packageArguments: [{ type: "positional", valueHint: "x", isRepeated: true }] }), values: { x: ["1", "2"] } }],
  ["a container with a secret", { manifest: npm({ registryType: "oci", identifier: "acme/weather:1.4.2", environmentVariables: [{ name: "KEY", ...secret }] }) }],
  ["an address with a default and a secret", { manifest: remote({ type: "sse", url: "https://{region}.acme.example/{key}", variables: { region: { default: "us" }, key: { isSecret: true } } }) }],
  ["an undeclared secret", { manifest: npm({}), extra: [{ name: "PROXY_TOKEN", secret: true }] }],
  ["an optional secret that somebody has", { manifest: npm({ environmentVariables: [{ name: "KEY", isSecret: true }] }), values: { KEY: { secretRef: "ask:user" } } }],
];

/** The file as each of the outputs amounts to it. */
function filesOf({ key, snippet, wholeFile, links }: ReadyInstall): [string, unknown][] {
  const part = (into: string) => snippet.find((fragment) => fragment.into === into)?.code;
  const entry = JSON.parse(`{${part("servers") ?? ""}}`) as object;
  const fragments = { ...(part("inputs") !== undefined && { inputs: JSON.parse(`[${part("inputs") ?? ""}]`) as unknown }), servers: entry };
  const linked = links.flatMap(({ kind, url }): [string, unknown][] => (kind === "gallery" ? [] : [[kind, fileOfLink(url)]]));
  expect(Object.keys(entry)).toEqual([key]);
  return [["whole file", JSON.parse(wholeFile ?? "null")], ["fragments", fragments], ...linked];
}

function fileOfLink(url: string): unknown {
  const query = url.slice(url.indexOf("?") + 1);
  const params = new URLSearchParams(query);
  const config = params.get("config");
  const inputsText = params.get("inputs");
  if (config !== null) return { ...(inputsText !== null && { inputs: JSON.parse(inputsText) as unknown }), servers: { [params.get("name") ?? ""]: JSON.parse(config) as unknown } };
  const decoded = decodeURIComponent(query);
  const { name, inputs: asked, ...body } = JSON.parse(url.startsWith("vscode") ? decodeURIComponent(decoded) : decoded) as { name: string; inputs?: unknown };
  return { ...(asked !== undefined && { inputs: asked }), servers: { [name]: body } };
}

/** Ids that a server refers to, wherever in it. */
const referredTo = ({ servers }: McpJson) => Array.from(JSON.stringify(servers).matchAll(/\$\{input:([^}]*)\}/g), (match) => match[1]);

describe.each(["vscode", "vscode-insiders", "visual-studio"] as const)("mcp.json for %s", (client) => {
  it.each(SAMPLES)("keeps the editor's rules in every output: %s", (_what, options) => {
    const install = readyInstall(client, { ...options, os: "windows", webLinks: true });
    const files = filesOf(install);
    expect(files.map(([output]) => output)).toEqual(expect.arrayContaining(["whole file", "fragments", "web"]));
    for (const [output, file] of files) {
      const read = mcpJson.parse(file);
      const ids = (read.inputs ?? []).map(({ id }) => id);
      expect(new Set(ids).size, output).toBe(ids.length);
      expect([output, [...new Set(referredTo(read))].sort()]).toEqual([output, [...ids].sort()]);
      expect(file, output).toEqual(files[0]?.[1]);
    }
  });

  it("masks every secret, also one with choices", () => {
    for (const [, options] of SAMPLES) {
      const install = readyInstall(client, { ...options, os: "windows" });
      const asked = mcpJson.parse(JSON.parse(install.wholeFile ?? "null")).inputs ?? [];
      for (const input of asked.filter(({ id }) => /_(?:WEATHER_KEY|KEY|key|pw|token|PROXY_TOKEN)$/.test(id))) expect(input).toMatchObject({ type: "promptString", password: true });
    }
  });
});
