import { CURRENT_SCHEMA_URL } from "@/lib/manifest/schema";
import type { ToolSurface } from "@/lib/manifest/tool-surface";
import routerPackage from "./typescript/package.json";

const PACKAGE = "@modelcontextprotocol/server-everything";
const VERSION = routerPackage.dependencies[PACKAGE];

/** Stands in no other description, so it tells this server from the demo's. */
export const SEARCH_WORD = "everything-by-real-router";

/** A public stdio server, pinned to the version that the router harness installs: the router's `npx` starts exactly that. */
export const everything = {
  $schema: CURRENT_SCHEMA_URL,
  name: "io.github.modelcontextprotocol/everything",
  description: `Reference server with every kind of tool, ${SEARCH_WORD}`,
  version: VERSION,
  packages: [{ registryType: "npm", identifier: PACKAGE, version: VERSION, transport: { type: "stdio" } }],
};

/** Fewer tools, told in other words, than the live server has: an accepted write-back would show. */
export const approvedTools: ToolSurface = {
  tools: [
    {
      name: "echo",
      description: "Answers with the message it was given.",
      inputSchema: {
        type: "object",
        properties: { message: { type: "string", description: "What to answer." } },
        required: ["message"],
      },
    },
    {
      name: "get-sum",
      description: "Adds two numbers.",
      inputSchema: {
        type: "object",
        properties: { a: { type: "number", description: "First." }, b: { type: "number", description: "Second." } },
        required: ["a", "b"],
      },
    },
  ],
  prompts: [],
  resources: [],
};
