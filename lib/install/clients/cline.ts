import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { applicationFile, homeFile } from "@/lib/install/configuration/locations";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

const SETTINGS = "settings/cline_mcp_settings.json";

/** `streamableHttp`, written out: a url without a type means sse there (install.md §1.3 Cline). */
export const cline: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "cline",
  name: "Cline",
  locations: [applicationFile("Code", `User/globalStorage/saoudrizwan.claude-dev/${SETTINGS}`), { ...homeFile(`.cline/data/${SETTINGS}`), scope: "command-line" }],
  secrets: IN_THE_FILE,
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ ...processFields(entry, out), disabled: false, autoApprove: [], timeout: 60 }),
      (entry, out) => ({ type: entry.transport === "sse" ? "sse" : "streamableHttp", url: addressField(entry, out), ...headersField(entry, out), disabled: false, autoApprove: [], timeout: 60 }),
    ),
};
