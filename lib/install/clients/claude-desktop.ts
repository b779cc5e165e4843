import type { ClientFormat } from "@/lib/install/configuration/format";
import { applicationFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** stdio only, bundles by opening them, remotes in its settings; started without the shell's PATH (install.md §1.3 Claude Desktop). */
export const claudeDesktop: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "claude-desktop",
  name: "Claude Desktop",
  locations: [applicationFile("Claude", "claude_desktop_config.json")],
  secrets: IN_THE_FILE,
  speaks: ["stdio"],
  remotesByHand: { menu: "Settings → Connectors → Add custom connector", takesHeaders: false },
  opensBundles: true,
  notes: () => [note("application-path", { client: "Claude Desktop" })],
};
