import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, menu, projectFile } from "@/lib/install/configuration/locations";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

const SETTINGS = "Settings → Tools → AI Assistant → Model Context Protocol";

/** Pasted into its settings, remotes in newer builds (install.md §1.3 JetBrains AI Assistant). */
export const jetbrainsAi: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "jetbrains-ai",
  name: "JetBrains AI Assistant",
  locations: [menu(`${SETTINGS} → Add`)],
  secrets: IN_THE_FILE,
  speaks: ["stdio"],
  remotesByHand: { menu: `${SETTINGS} → Add`, takesHeaders: true },
  unproven: ["streamable-http", "sse"],
};

/** The same in files (install.md §1.3 Junie). */
export const junie: ClientFormat = {
  ...jetbrainsAi,
  id: "junie",
  name: "JetBrains Junie",
  locations: [homeFile(".junie/mcp/mcp.json"), projectFile(".junie/mcp/mcp.json")],
  remotesByHand: { menu: "Settings → Tools → Junie → MCP Settings", takesHeaders: true },
};
