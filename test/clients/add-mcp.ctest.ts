import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approve, publish, suspend } from "@/test/gatehouse/governance-steps";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import { type PersonName, type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { type Outcome, runClient } from "./run-client";

const PROGRAM = path.join(import.meta.dirname, "node_modules/add-mcp/dist/index.js");
const NOTHING = { tools: [], prompts: [], resources: [] };
const byPackage = plainManifest("io.modelcontextprotocol/quokka-files", "1.0.0");
const byRemote = {
  ...plainManifest("io.modelcontextprotocol/quokka-remote", "1.0.0"),
  packages: [],
  remotes: [{ type: "streamable-http", url: "https://quokka.example.com/mcp" }],
};

/** Steps of one story: each test goes on where the last one ended. */
describe("the npm add-mcp", () => {
  let gatehouse: RunningGatehouse;
  let home: string;

  /** `add-mcp find` of the first match, installed for Claude Code in a project of its own. */
  async function find(word: string): Promise<Outcome & { installed: Record<string, unknown> }> {
    const project = mkdtempSync(path.join(home, "project-"));
    const command = [process.execPath, PROGRAM, "find", word, "-y", "-a", "claude-code"];
    const outcome = await runClient(command, { cwd: project, env: { HOME: home, XDG_CONFIG_HOME: path.join(home, "config") } });
    return { ...outcome, installed: serversIn(path.join(project, ".mcp.json")) };
  }

  const signIn = (person: PersonName) => gatehouse.signIn(gatehouse.people[person].email, gatehouse.people[person].password);

  beforeAll(async () => {
    gatehouse = await startGatehouse();
    home = mkdtempSync(path.join(tmpdir(), "gatehouse-add-mcp-"));
    const registries = [{ url: `${gatehouse.baseUrl}/v0.1/servers`, label: "Gatehouse" }];
    mkdirSync(path.join(home, "config/add-mcp"), { recursive: true });
    writeFileSync(path.join(home, "config/add-mcp/config.json"), JSON.stringify({ version: 1, findRegistries: registries }));
    await publish(gatehouse, byPackage, NOTHING);
    await publish(gatehouse, byRemote, NOTHING);
  });
  afterAll(async () => {
    await gatehouse?.stop();
    if (home) rmSync(home, { recursive: true, force: true });
  });

  test("finds nothing of what waits for its review", async () => {
    const { output, installed } = await find("quokka");
    expect(output).toContain('No MCP servers found for "quokka"');
    expect(installed).toEqual({});
  });

  test("finds and installs a package once it is approved, and not the one beside it that is not", async () => {
    await approve(await signIn("ada"), byPackage);
    const { ok, installed } = await find("quokka");
    expect(ok).toBe(true);
    expect(installed).toEqual({ "io-modelcontextprotocol-quokka-files": expect.objectContaining({ command: "npx", args: ["-y", "@example/test-server"] }) as object });
    expect((await find("quokka-remote")).installed).toEqual({});
  });

  test("installs a remote by its URL", async () => {
    await approve(await signIn("ada"), byRemote);
    const { installed } = await find("quokka-remote");
    expect(Object.values(installed)).toEqual([expect.objectContaining({ type: "http", url: "https://quokka.example.com/mcp" })]);
  });

  test("finds it no more once it is suspended", async () => {
    const sam = await signIn("sam");
    for (const manifest of [byPackage, byRemote]) await suspend(sam, manifest, "A report of stolen credentials is being looked into.");
    const { output, installed } = await find("quokka");
    expect(output).toContain('No MCP servers found for "quokka"');
    expect(installed).toEqual({});
  });
});

function serversIn(file: string): Record<string, unknown> {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { mcpServers: Record<string, unknown> }).mcpServers;
  } catch {
    return {};
  }
}
