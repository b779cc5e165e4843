import { describe, expect, it } from "vitest";
import type { Manifest, Package, Remote } from "@/lib/manifest/schema";
import { buildInstallPlan } from "./plan";
import { resolveTarget } from "./resolution";
import { readyInstall, wholeJson } from "@/test/fixtures/weather-install";

const npm = (parts: Partial<Package> = {}): Package => ({ registryType: "npm", identifier: "@acme/weather", version: "1.4.2", transport: { type: "stdio" }, ...parts });
const remote = (parts: Partial<Remote> = {}): Remote => ({ type: "streamable-http", url: "https://mcp.acme.example/mcp", ...parts });
const manifest = (parts: Partial<Manifest>): Manifest => ({ $schema: "s", name: "com.acme/weather", description: "Weather", version: "1.4.2", ...parts });
const planOf = (parts: Partial<Manifest>) => buildInstallPlan({ manifest: manifest(parts), digest: "sha256:00", status: "approved", tools: [] });
const argsOf = (pkg: Package) => (planOf({ packages: [pkg] }).targets[0] as { args?: unknown }).args;
const argument = (value: NonNullable<Package["packageArguments"]>[number]) => npm({ packageArguments: [value] });
const RUN = ["-y", "@acme/weather@1.4.2"];

describe("where real converters differ (install.md §1.6), an install plan", () => {
  it("several packages: offers each of them, ranked, and not only the first", () => {
    const packages = [npm(), { ...npm(), registryType: "pypi", identifier: "weather" }, { ...npm(), registryType: "oci", identifier: "acme/weather:1.4.2" }];
    expect(planOf({ packages }).targets.map(({ id }) => id)).toEqual(["pkg:oci", "pkg:npm", "pkg:pypi"]);
  });
  it("several remotes: offers each with its own transport, and none replaces a package", () => {
    const { targets } = planOf({ packages: [npm()], remotes: [remote({ type: "sse" }), remote()] });
    expect(targets.map(({ id, transport }) => [id, transport])).toEqual([["remote:1", "streamable-http"], ["pkg:npm", "stdio"], ["remote:0", "sse"]]);
  });
  it("npm: answers npx's question and names the version", () => {
    expect(planOf({ packages: [npm()] }).targets[0]).toMatchObject({ command: "npx", args: RUN });
    expect(wholeJson("vscode", { manifest: { packages: [npm()] } })).toEqual({ servers: { weather: { type: "stdio", command: "npx", args: RUN } } });
  });
  it("oci: joins a tag by a colon and a digest by an at sign, and passes names of variables only", () => {
    const oci = (version: string) => npm({ registryType: "oci", identifier: "acme/weather", version, environmentVariables: [{ name: "KEY", isSecret: true }] });
    const digest = `sha256:${"a".repeat(64)}`;
    expect(argsOf(oci("1.4.2"))).toEqual(["run", "-i", "--rm", "-e", "KEY", "acme/weather:1.4.2"]);
    expect(argsOf(oci(digest))).toEqual(["run", "-i", "--rm", "-e", "KEY", `acme/weather@${digest}`]);
  });
  it("pypi: is run by uvx and pinned", () => {
    expect(planOf({ packages: [npm({ registryType: "pypi", identifier: "weather" })] }).targets[0]).toMatchObject({ command: "uvx", args: ["weather==1.4.2"] });
  });
  it("runtimeHint: follows a known runner and no other program", () => {
    const commandOf = (runtimeHint: string) => (planOf({ packages: [npm({ runtimeHint })] }).targets[0] as { command?: string }).command;
    expect([commandOf("bunx"), commandOf("sh")]).toEqual(["bunx", "npx"]);
  });
  it("named arg: is two tokens, and one where its name says so", () => {
    expect(argsOf(argument({ type: "named", name: "--port", value: "80" }))).toEqual([...RUN, "--port", "80"]);
    expect(argsOf(argument({ type: "named", name: "--port=", value: "80" }))).toEqual([...RUN, "--port=80"]);
  });
  it("positional without value: is asked for, its hint is never the value", () => {
    expect(argsOf(argument({ type: "positional", valueHint: "dir", isRequired: true }))).toEqual([...RUN, { input: "dir" }]);
  });
  it("flag with description, no value: is there or not, and never takes a value", () => {
    const pkg = argument({ type: "named", name: "--verbose", format: "boolean", description: "Log more" });
    expect(argsOf(pkg)).toEqual(RUN);
    expect(resolveTarget({ packages: [pkg] }, { values: { verbose: "true" } })).toMatchObject({ target: { argv: ["npx", ...RUN, "--verbose"] } });
    expect(resolveTarget({ packages: [pkg] }, { values: { verbose: "false" } })).toMatchObject({ target: { argv: ["npx", ...RUN] } });
  });
  it("isRequired=false: is left out until somebody answers it, and the prompt stays", () => {
    const pkg = argument({ type: "named", name: "--port", description: "Port" });
    expect(argsOf(pkg)).toEqual(RUN);
    expect(planOf({ packages: [pkg] }).inputs.map(({ id }) => id)).toEqual(["port"]);
    expect(resolveTarget({ packages: [pkg] }, { values: { port: "80" } })).toMatchObject({ target: { argv: ["npx", ...RUN, "--port", "80"] } });
  });
  it("env without value: is a reference, and without an answer no variable at all", () => {
    const pkg = npm({ environmentVariables: [{ name: "LOG" }] });
    expect(planOf({ packages: [pkg] }).targets[0]).toMatchObject({ env: { LOG: { input: "LOG" } } });
    expect(resolveTarget({ packages: [pkg] }, { values: {} })).toMatchObject({ target: { env: {} } });
  });
  it("variables in value: are replaced each time they occur", () => {
    const pkg = argument({ type: "positional", value: "{a}:{a}", variables: { a: { isRequired: true } } });
    expect(resolveTarget({ packages: [pkg] }, { values: { a: "x" } })).toMatchObject({ target: { argv: ["npx", ...RUN, "x:x"] } });
  });
  it("URL variables: are asked for, and literal braces are never sent", () => {
    const remotes = [remote({ url: "https://{tenant}.acme.example/mcp", variables: { tenant: {} } })];
    expect(resolveTarget({ remotes }, { values: { tenant: "north" } })).toMatchObject({ target: { url: "https://north.acme.example/mcp" } });
    expect(resolveTarget({ remotes }, { values: {} })).toMatchObject({ errors: [{ path: "values.tenant", code: "required" }] });
  });
  it("choices: hold for arguments as for everything else", () => {
    const pkg = argument({ type: "named", name: "--units", choices: ["metric", "imperial"], isRequired: true });
    expect(planOf({ packages: [pkg] }).inputs[0]?.choices).toEqual(["metric", "imperial"]);
    expect(resolveTarget({ packages: [pkg] }, { values: { units: "feet" } })).toMatchObject({ errors: [{ path: "values.units", code: "choice" }] });
  });
  it("secret in args: is masked, and only ever a reference", () => {
    const pkg = argument({ type: "named", name: "--key", isSecret: true, isRequired: true });
    expect(readyInstall("vscode", { manifest: { packages: [pkg] } }).snippet[0]?.code).toContain('"password": true');
    expect(readyInstall("cursor", { manifest: { packages: [pkg] } }).runs.argv).toEqual(["npx", ...RUN, "--key", "${env:WEATHER_KEY}"]);
    expect(resolveTarget({ packages: [pkg] }, { values: { key: { secretRef: "vault:weather" } } })).toMatchObject({ target: { argv: ["npx", ...RUN, "--key", { secretRef: "vault:weather" }] } });
  });
  it("key used: is a slug of the name and never of the title", () => {
    const manifest = { packages: [npm()] };
    expect(readyInstall("cursor", { title: "The Weather!", manifest }).key).toBe("weather");
    expect(readyInstall("vscode", { title: "The Weather!", manifest, registryNames: true }).key).toBe("com.acme/weather");
  });
  it("mcpb: tells where to download it and its digest, and that no command starts it", () => {
    const sha256 = "AB".repeat(32);
    const bundle = (parts: Partial<Package>) => planOf({ packages: [npm({ registryType: "mcpb", identifier: "https://acme.example/w.mcpb", ...parts })] });
    expect(bundle({ fileSha256: sha256 })).toMatchObject({
      targets: [{ id: "pkg:mcpb", preferred: false, download: { url: "https://acme.example/w.mcpb", sha256: "ab".repeat(32) }, unsupported: expect.stringMatching(/desktop client/) }],
      blocked: expect.stringMatching(/bundle/),
    });
    expect(bundle({}).targets[0]).not.toHaveProperty("download");
    expect(bundle({ fileSha256: sha256, identifier: "http://acme.example/w.mcpb" }).targets[0]).not.toHaveProperty("download");
  });
});
