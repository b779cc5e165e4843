import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, menu, projectFile } from "@/lib/install/configuration/locations";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** `working_directory` beside the entry; its link only opens the page to paste into (install.md §1.3 Warp, §1.4). */
export const warp: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "warp",
  name: "Warp",
  locations: [homeFile(".warp/.mcp.json"), projectFile(".warp/.mcp.json"), menu("Settings → MCP Servers → Add")],
  secrets: IN_THE_FILE,
  unproven: ["sse"],
  body: (writing) => bodyOf(writing, (entry, out) => ({ ...processFields(entry, out), working_directory: null }), (entry, out) => ({ url: addressField(entry, out), ...headersField(entry, out) })),
};
