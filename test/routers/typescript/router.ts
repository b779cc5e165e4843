import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";

const PACKAGE_DIR = dirname(fileURLToPath(import.meta.url));
const MODULES = join(PACKAGE_DIR, "node_modules");
/** Discards everything: nothing may leave the machine, and a download tried in spite of the stubs fails at once. */
const NOWHERE = "http://127.0.0.1:9";

/** What this driver uses of the MCP SDK. Spelled out because the SDK is not installed where only types are checked. */
interface McpClient {
  onclose?: () => void;
  connect(transport: unknown): Promise<void>;
  callTool(request: { name: string; arguments: object }, schema: undefined, options: { timeout: number }): Promise<unknown>;
  close(): Promise<void>;
}
interface StdioParameters {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  stderr: "inherit";
}
interface McpSdk {
  Client: new (info: { name: string; version: string }) => McpClient;
  StdioClientTransport: new (parameters: StdioParameters) => unknown;
}

const textResultSchema = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  isError: z.boolean().optional(),
});
const foundServersSchema = z.record(z.string(), z.object({ name: z.string(), description: z.string() }));
const toolContentSchema = z.array(z.looseObject({ type: z.string(), text: z.string().optional() }));

export interface RouterOptions {
  /** `host:port` of the Nacos facade; the router speaks plain HTTP only. */
  serverAddress: string;
  username: string;
  password: string;
  /** An empty folder for the router's log and vectors; a router killed in mid-write leaves only this behind. */
  home: string;
}

/** A server as the router tells it to the model. */
export interface FoundServer {
  name: string;
  description: string;
}

export interface Router {
  search(task: string, keywords: [string] | [string, string]): Promise<FoundServer[]>;
  /** Installs and starts a server; answers the router's own sentence with the list of its tools. Throws if it refuses. */
  add(name: string): Promise<string>;
  /** Calls a tool of an added server; answers the content items of the MCP result. */
  useTool(server: string, tool: string, params: Record<string, unknown>): Promise<z.infer<typeof toolContentSchema>>;
  /** Settles when the router process has ended, by itself or by `stop`. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

async function loadSdk(): Promise<McpSdk> {
  const client = join(MODULES, "@modelcontextprotocol", "sdk", "dist", "esm", "client");
  if (!existsSync(client)) throw new Error("the router harness is not installed: node test/routers/install.mjs");
  const [{ Client }, { StdioClientTransport }] = (await Promise.all(
    ["index.js", "stdio.js"].map((file) => import(pathToFileURL(join(client, file)).href)),
  )) as [Pick<McpSdk, "Client">, Pick<McpSdk, "StdioClientTransport">];
  return { Client, StdioClientTransport };
}

/**
 * Every server the router starts inherits this whole environment (contracts/nacos.md §3.2, fact 5), so the npm settings
 * here make its `npx` take the pinned package from this folder and never ask a registry.
 */
function routerEnvironment({ serverAddress, username, password, home }: RouterOptions): Record<string, string> {
  return {
    HOME: home,
    TMPDIR: home,
    NACOS_SERVER_ADDR: serverAddress,
    NACOS_USERNAME: username,
    NACOS_PASSWORD: password,
    COMPASS_API_BASE: `http://${serverAddress}`,
    HF_MIRROR_HOST: NOWHERE,
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
  };
}

/** The answer is Markdown around one JSON object keyed by server name; the task text before it is our own. */
function parseFoundServers(answer: string): FoundServer[] {
  const json = /^\{[\s\S]*\}$/m.exec(answer)?.[0];
  if (json === undefined) throw new Error(`the router could not search: ${answer}`);
  return Object.values(foundServersSchema.parse(JSON.parse(json)));
}

/**
 * Starts the unchanged npm `nacos-mcp-router` as an agent would: over stdio, with the Nacos facade as its registry.
 * Resolves when the router has answered the MCP handshake; its first refresh of servers comes later, so poll `search`.
 * Sources: contracts/nacos.md §3.2 and §3.4.
 */
export async function startRouter(options: RouterOptions): Promise<Router> {
  const { Client, StdioClientTransport } = await loadSdk();
  const client = new Client({ name: "gatehouse-router-test", version: "0.0.0" });
  const exited = new Promise<void>((resolve) => {
    client.onclose = resolve;
  });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(MODULES, "nacos-mcp-router", "dist", "stdio.js")],
      cwd: PACKAGE_DIR,
      env: routerEnvironment(options),
      stderr: "inherit",
    }),
  );
  const ask = async (name: string, parameters: object): Promise<string> => {
    const result = await client.callTool({ name, arguments: parameters }, undefined, { timeout: 60_000 });
    const { content, isError } = textResultSchema.parse(result);
    if (isError) throw new Error(content[0].text);
    return content[0].text;
  };
  return {
    exited,
    search: async (taskDescription, keyWords) => parseFoundServers(await ask("SearchMcpServer", { taskDescription, keyWords })),
    add: async (mcpServerName) => z.string().parse(JSON.parse(await ask("AddMcpServer", { mcpServerName }))),
    useTool: async (mcpServerName, toolName, params) => {
      const answer = await ask("UseTool", { mcpServerName, toolName, params });
      return toolContentSchema.parse(JSON.parse(answer));
    },
    stop: () => client.close(),
  };
}
