import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** `serverUrl` in place of `url`; one global file (install.md §1.3 Windsurf). */
export const windsurf: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "windsurf",
  name: "Windsurf",
  locations: [homeFile(".codeium/windsurf/mcp_config.json")],
  secrets: byReference((variable) => `\${env:${variable}}`, /\$\{[^}]*\}/),
  body: (writing) => bodyOf(writing, processFields, (entry, out) => ({ serverUrl: addressField(entry, out), ...headersField(entry, out) })),
};
