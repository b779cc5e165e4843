import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { kiroLink } from "@/lib/install/configuration/links";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";
import { withEmptyVariables } from "./link-body";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** `${X}` (install.md §1.3 Kiro / Amazon Q); its link is a web page of the vendor and carries what is run, not how Kiro treats it (§1.4). */
export const kiro: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "kiro",
  name: "Kiro",
  locations: [homeFile(".kiro/settings/mcp.json"), projectFile(".kiro/settings/mcp.json")],
  secrets: byReference((variable) => `\${${variable}}`, /\$\{[^}]*\}/),
  unproven: ["sse"],
  body: (writing) => bodyOf(writing, (entry, out) => ({ ...processFields(entry, out), disabled: false, autoApprove: [] }), (entry, out) => ({ url: addressField(entry, out), ...headersField(entry, out) })),
  linkLeaves: ["env"],
  links: (writing, body) => {
    const config = Object.fromEntries(Object.entries(body).filter(([name]) => name !== "disabled" && name !== "autoApprove"));
    return [{ kind: "web", url: kiroLink(writing.key, withEmptyVariables(writing, config)) }];
  },
};
