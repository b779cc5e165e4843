import { processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { menu } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** What a Nacos router keeps of a stdio server, under its exact Nacos name; remotes it finds itself (install.md §1.8). */
export const nacosMcpRouter: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "nacos-mcp-router",
  name: "nacos-mcp-router",
  locations: [menu("Nacos → MCP server → localServerConfig")],
  secrets: IN_THE_FILE,
  startsScripts: true,
  keyOf: ({ routerName }) => routerName,
  refuse: ({ kind }) => (kind === "process" ? null : note("router-finds-remotes", { client: "nacos-mcp-router" })),
  body: ({ entry, out }) => ("process" in entry ? processFields(entry.process, out) : {}),
};
