import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** What most other clients read; also for a package that somebody starts before it is connected to. */
export const plainJson: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "json",
  name: "JSON",
  locations: [],
  secrets: IN_THE_FILE,
  startsAndConnects: true,
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ type: "stdio", ...processFields(entry, out) }),
      (entry, out) => ({ type: httpType(entry), url: addressField(entry, out), ...headersField(entry, out) }),
    ),
};
