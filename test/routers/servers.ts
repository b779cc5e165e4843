import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import routerPackage from "./typescript/package.json";

const PACKAGE = "@modelcontextprotocol/server-everything";
const VERSION = routerPackage.dependencies[PACKAGE];

/** What the target mirrors into Nacos, and what the facade is asked for; only tokens read it. */
export const CATALOG = "harbour";

/** Stands in no other description: by it routers find these servers and nothing else. */
export const SEARCH_WORD = "told-by-a-real-router";

/** A manifest as it is published, and what is declared of its tools. */
export interface Subject {
  manifest: { name: string; version: string; description: string } & Record<string, unknown>;
  tools: ToolSurface;
}

const tool = (name: string, description: string, property: string): ToolSurface["tools"][number] => ({
  name,
  description,
  inputSchema: { type: "object", properties: { [property]: { type: "string", description: "What to answer." } } },
});
const surface = (...tools: ToolSurface["tools"]): ToolSurface => ({ tools, prompts: [], resources: [] });

/** A public stdio server, pinned to the version that the TypeScript harness installs: `npx` starts exactly that. */
export const everything: Subject = {
  manifest: {
    $schema: CURRENT_SCHEMA_URL,
    name: "io.github.modelcontextprotocol/everything",
    description: `Reference server with every kind of tool, ${SEARCH_WORD}`,
    version: VERSION,
    packages: [
      {
        registryType: "npm",
        identifier: PACKAGE,
        version: VERSION,
        transport: { type: "stdio" },
        packageArguments: [{ type: "positional", value: "stdio" }],
        environmentVariables: [{ name: "HARBOUR", description: "Shown by get-env.", default: "north pier" }],
      },
    ],
  },
  /** Fewer tools, told in other words, than the live server has: an accepted write-back would show. */
  tools: surface(tool("echo", "Answers with the message it was given.", "message"), tool("get-env", "Tells its environment.", "nothing")),
};

/** The servers of `typescript/servers/remote.mjs`, at the port it has printed. */
export const remote = (kind: "sse" | "streamable-http", port: number, name = `com.harbour/${kind}`, description = `Remote by ${kind}, ${SEARCH_WORD}`): Subject => ({
  manifest: {
    $schema: CURRENT_SCHEMA_URL,
    name,
    description,
    version: "1.0.0",
    remotes: [{ type: kind, url: `http://127.0.0.1:${port}/${kind === "sse" ? "sse" : "mcp"}` }],
  },
  tools: surface(tool("ping", "Approved words about ping.", "word")),
});

/** A program that nobody starts here. */
export const program = (name: string, description: string): Subject => ({
  manifest: {
    $schema: CURRENT_SCHEMA_URL,
    name,
    description,
    version: "1.0.0",
    packages: [{ registryType: "npm", identifier: "@harbour/program", version: "1.0.0", transport: { type: "stdio" } }],
  },
  tools: surface(tool("ping", "Approved words about ping.", "word")),
});
