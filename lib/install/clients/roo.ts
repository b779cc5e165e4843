import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { applicationFile, projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** A remote must have its type (install.md §1.2 Roo); archived. */
export const roo: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "roo",
  name: "Roo Code",
  locations: [applicationFile("Code", "User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json"), projectFile(".roo/mcp.json")],
  secrets: byReference((variable) => `\${env:${variable}}`, /\$\{[^}]*\}/),
  body: (writing) => bodyOf(writing, processFields, (entry, out) => ({ type: entry.transport, url: addressField(entry, out), ...headersField(entry, out) })),
  notes: () => [note("archived", { client: "Roo Code" })],
};
