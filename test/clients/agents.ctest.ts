import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLIENT_IDS, type ClientId, type ReadyInstall } from "@/lib/install/configuration/schema";
import { commandLine } from "@/lib/install/shell/quote";
import { readyInstall, type SampleOptions, weatherInstall, weatherPackage } from "@/test/fixtures/weather-install";
import harness from "./agents/package.json";

const HERE = path.join(import.meta.dirname, "agents");
const PROGRAMS = { claude: "@anthropic-ai/claude-code/cli.js", codex: "@openai/codex/bin/codex.js", gemini: "@google/gemini-cli/bundle/gemini.js" } as const;
const SERVER = "@modelcontextprotocol/server-everything";

/** The public server that the harness installs: `npx` in this folder starts exactly that, without a network. */
const everything: SampleOptions = {
  server: "io.modelcontextprotocol/everything",
  shortKey: "everything",
  manifest: { packages: [{ registryType: "npm", identifier: SERVER, version: harness.dependencies[SERVER], transport: { type: "stdio" } }] },
};
const weather: SampleOptions = { target: "pkg:npm" };
const remote: SampleOptions = { target: "remote:0" };

let home: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "gatehouse-agents-"));
  mkdirSync(path.join(home, "bin"));
  for (const [name, file] of Object.entries(PROGRAMS)) symlinkSync(path.join(HERE, "node_modules", file), path.join(home, "bin", name));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a line as a person pastes it into a terminal, with the clients and nothing of this machine's settings. */
async function shell(line: string, env: Record<string, string> = {}): Promise<string> {
  const PATH = `${path.join(home, "bin")}${path.delimiter}${process.env["PATH"] ?? ""}`;
  const quiet = { DISABLE_AUTOUPDATER: "1", CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1", NO_COLOR: "1" };
  const { stdout, stderr } = await promisify(execFile)("/bin/sh", ["-c", line], { cwd: HERE, env: { PATH, HOME: home, ...quiet, ...env } as unknown as NodeJS.ProcessEnv, timeout: 120_000 });
  return stdout + stderr;
}

const kept = (file: string) => readFileSync(path.join(home, file), "utf8");
const keptJson = (file: string) => (JSON.parse(kept(file)) as { mcpServers: Record<string, unknown> }).mcpServers;
const commandOf = ({ add }: ReadyInstall) => add[0]?.code ?? "";
/** The entry of our whole file, as a parser reads it. */
function entryOf({ client, format, wholeFile, key }: ReadyInstall): Record<string, unknown> {
  const parse = { json: JSON.parse, jsonc: JSON.parse, toml: parseToml, yaml: parseYaml }[format] as (text: string) => unknown;
  return found(parse(wholeFile ?? `{}`), key) ?? expect.fail(`${client} has no entry`);
}
function found(tree: unknown, key: string): Record<string, unknown> | undefined {
  if (typeof tree !== "object" || tree === null) return undefined;
  const record = tree as Record<string, unknown>;
  if (!Array.isArray(tree) && typeof record[key] === "object") return record[key] as Record<string, unknown>;
  if (Array.isArray(tree)) return tree.find((item: { name?: string }) => item.name === key) as Record<string, unknown> | undefined;
  return Object.values(record).map((inner) => found(inner, key)).find((entry) => entry !== undefined);
}

describe("Claude Code", () => {
  test("stores by our commands what our file says, and starts it", async () => {
    const install = readyInstall("claude-code", everything);
    for (const options of [weather, remote]) {
      const sample = readyInstall("claude-code", { ...options, shortKey: options === remote ? "far" : "local" });
      await shell(commandOf(sample));
      expect(keptJson(".claude.json")[sample.key]).toEqual(entryOf(sample));
    }
    await shell(`claude mcp add-json --scope user everything '${JSON.stringify(entryOf(install))}'`);
    expect(keptJson(".claude.json")["everything"]).toEqual(entryOf(install));
    expect(await shell("claude mcp get everything")).toMatch(/Connected/);
    await shell(install.remove.commands[0]?.code ?? "");
    expect(keptJson(".claude.json")).not.toHaveProperty("everything");
  });
});

describe("Codex", () => {
  test("reads our file, with secrets by the names of variables", async () => {
    const installs = [readyInstall("codex", { ...weather, shortKey: "local" }), readyInstall("codex", { ...remote, shortKey: "far" })];
    mkdirSync(path.join(home, ".codex"), { recursive: true });
    writeFileSync(path.join(home, ".codex/config.toml"), installs.map(({ wholeFile }) => wholeFile).join("\n"));
    const listed = JSON.parse((await shell("codex mcp list --json 2>/dev/null")).trim()) as { name: string; transport: object }[];
    expect(listed.find(({ name }) => name === "local")?.transport).toMatchObject({ type: "stdio", command: "npx", args: ["-y", "@acme/weather-mcp@1.4.2", "--units", "metric"], env_vars: ["WEATHER_KEY"] });
    expect(listed.find(({ name }) => name === "far")?.transport).toMatchObject({ type: "streamable_http", url: "https://mcp.acme.example/weather/mcp", bearer_token_env_var: "FAR_TOKEN" });
  });

  test("stores by our commands what our file says", async () => {
    for (const sample of [readyInstall("codex", everything), readyInstall("codex", { ...remote, shortKey: "far" })]) {
      await shell(commandOf(sample));
      const { startup_timeout_sec: _, ...entry } = entryOf(sample);
      expect((parseToml(kept(".codex/config.toml")) as { mcp_servers: Record<string, unknown> }).mcp_servers[sample.key]).toEqual(entry);
    }
    await shell(readyInstall("codex", everything).remove.commands[0]?.code ?? "");
    expect(kept(".codex/config.toml")).not.toContain("everything");
  });
});

describe("Gemini CLI", () => {
  test("stores by our commands what our file says, and lists it", async () => {
    for (const sample of [readyInstall("gemini-cli", { ...weather, shortKey: "local" }), readyInstall("gemini-cli", { ...remote, shortKey: "far" })]) {
      await shell(commandOf(sample));
      const { timeout: _, ...entry } = entryOf(sample);
      expect(keptJson(".gemini/settings.json")[sample.key]).toEqual(entry);
    }
    const listed = await shell("gemini mcp list");
    expect(listed).toContain("local: npx -y @acme/weather-mcp@1.4.2 --units metric (stdio)");
    expect(listed).toContain("far: https://mcp.acme.example/weather/mcp (http)");
  });
});

test("no client takes an argument of the server for an option of its own", async () => {
  const own = ["--trust", "--scope", "project", "-e", "X=1", "--header", "--", "10"];
  const { environmentVariables: _, ...quiet } = weatherPackage;
  const manifest = { packages: [{ ...quiet, packageArguments: own.map((value) => ({ type: "positional" as const, value })) }] };
  const args = ["-y", "@acme/weather-mcp@1.4.2", ...own];
  for (const client of ["claude-code", "codex", "gemini-cli"] satisfies ClientId[]) await shell(commandOf(readyInstall(client, { manifest, shortKey: "hostile" })));
  const codexServers = (parseToml(kept(".codex/config.toml")) as { mcp_servers: Record<string, unknown> }).mcp_servers;
  for (const entry of [keptJson(".claude.json")["hostile"], codexServers["hostile"], keptJson(".gemini/settings.json")["hostile"]]) expect(entry).toMatchObject({ command: "npx", args });
  expect(keptJson(".gemini/settings.json")["hostile"]).not.toHaveProperty("trust");
});

/** Command, arguments and environment, whatever the client calls them. */
function startOf(entry: Record<string, unknown>): string {
  const command = Array.isArray(entry["command"]) ? (entry["command"] as string[]) : [entry["command"] ?? entry["cmd"], ...((entry["args"] as string[] | undefined) ?? [])];
  return JSON.stringify({ command, env: entry["env"] ?? entry["envs"] ?? entry["environment"] ?? {} });
}

test("what each client would start is a server whose tool can be called", async () => {
  const starts = new Map<string, ClientId[]>();
  for (const client of CLIENT_IDS) {
    const install = weatherInstall(client, everything);
    if (install.status !== "ready" || install.wholeFile === null) continue;
    const start = startOf(entryOf(install));
    starts.set(start, [...(starts.get(start) ?? []), client]);
  }
  // Visual Studio runs on Windows only, and Zed has no whole file.
  expect([...starts.values()].flat()).toHaveLength(CLIENT_IDS.length - 2);
  for (const start of starts.keys()) expect(await shell(`node call-tool.mjs ${commandLine("sh", [start, "said by the test"])}`)).toContain("said by the test");
}, 120_000);
