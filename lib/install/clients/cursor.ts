import type { ClientFormat } from "@/lib/install/configuration/format";
import { cursorLink } from "@/lib/install/configuration/links";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";
import { withEmptyVariables } from "./link-body";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** `${env:X}` (install.md §1.3 Cursor); key and tool name over 60 characters together lose the tool. */
export const cursor: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "cursor",
  name: "Cursor",
  locations: [homeFile(".cursor/mcp.json"), projectFile(".cursor/mcp.json")],
  secrets: byReference((variable) => `\${env:${variable}}`, /\$\{[^}]*\}/),
  toolNames: { limit: 60, around: 0 },
  linkLeaves: ["env"],
  links: (writing, body) => [{ kind: "app", url: cursorLink(writing.key, withEmptyVariables(writing, body)) }],
};
