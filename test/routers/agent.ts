import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import type { FoundServer } from "./router";

/** Where `npx` finds the pinned server, and where the MCP SDK is installed. */
export const TYPESCRIPT_DIR = join(dirname(fileURLToPath(import.meta.url)), "typescript");
export const MODULES = join(TYPESCRIPT_DIR, "node_modules");

/** What is used of the MCP SDK. Spelled out because the SDK is not installed where only types are checked. */
interface McpClient {
  onclose?: () => void;
  connect(transport: unknown): Promise<void>;
  callTool(request: { name: string; arguments: object }, schema: undefined, options: { timeout: number }): Promise<unknown>;
  close(): Promise<void>;
}
interface Transport {
  readonly pid: number | null;
}
interface Command {
  command: string;
  args: string[];
  env: Record<string, string>;
}
interface McpSdk {
  Client: new (info: { name: string; version: string }) => McpClient;
  StdioClientTransport: new (parameters: Command & { cwd: string; stderr: "inherit" | "ignore" }) => Transport;
}

const textResultSchema = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  isError: z.boolean().optional(),
});
const foundServersSchema = z.record(z.string(), z.object({ name: z.string(), description: z.string() }));

export interface Agent {
  /** The text that a tool of the router answers. Throws where it says that it failed. */
  ask(tool: string, parameters: object): Promise<string>;
  isAlive(): boolean;
  pid: number;
  stop(): Promise<void>;
}

async function loadSdk(): Promise<McpSdk> {
  const client = join(MODULES, "@modelcontextprotocol", "sdk", "dist", "esm", "client");
  if (!existsSync(client)) throw new Error("the TypeScript harness is not installed: node test/routers/install.mjs");
  const [{ Client }, { StdioClientTransport }] = (await Promise.all(
    ["index.js", "stdio.js"].map((file) => import(pathToFileURL(join(client, file)).href)),
  )) as [Pick<McpSdk, "Client">, Pick<McpSdk, "StdioClientTransport">];
  return { Client, StdioClientTransport };
}

/**
 * Starts a router and shakes hands; its first look at the servers comes later, so poll a search. What it starts by `npx`
 * comes from the TypeScript harness and never from a registry: children of the Python router see little more than HOME,
 * so npm reads that from a file there.
 */
export async function startAgent({ command, args, env }: Command, home: string): Promise<Agent> {
  const { Client, StdioClientTransport } = await loadSdk();
  await writeFile(join(home, ".npmrc"), "offline=true\nupdate-notifier=false\n");
  const client = new Client({ name: "gatehouse-router-test", version: "0.0.0" });
  let alive = true;
  client.onclose = () => {
    alive = false;
  };
  const stderr = process.env.VERBOSE ? "inherit" : "ignore";
  const transport = new StdioClientTransport({ command, args, cwd: TYPESCRIPT_DIR, env: { HOME: home, TMPDIR: home, ...env }, stderr });
  await client.connect(transport);
  return {
    async ask(name, parameters) {
      const result = await client.callTool({ name, arguments: parameters }, undefined, { timeout: 60_000 });
      const { content, isError } = textResultSchema.parse(result);
      if (isError) throw new Error(content[0].text);
      return content[0].text;
    },
    isAlive: () => alive,
    pid: transport.pid ?? 0,
    stop: () => client.close(),
  };
}

/** The answer of either router to a search is Markdown around one JSON object keyed by server name. */
export function parseFoundServers(answer: string): FoundServer[] {
  const json = /\{[\s\S]*\}/.exec(answer)?.[0];
  if (json === undefined) throw new Error(`the router could not search: ${answer}`);
  return Object.values(foundServersSchema.parse(JSON.parse(json)));
}
