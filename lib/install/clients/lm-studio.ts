import type { ClientFormat } from "@/lib/install/configuration/format";
import { lmStudioLink } from "@/lib/install/configuration/links";
import { homeFile } from "@/lib/install/configuration/locations";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { withoutOpenHeaders } from "./link-body";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** Cursor's notation without its references (install.md §1.3 LM Studio). */
export const lmStudio: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "lm-studio",
  name: "LM Studio",
  locations: [homeFile(".lmstudio/mcp.json")],
  secrets: IN_THE_FILE,
  unproven: ["sse"],
  linkLeaves: ["env", "header"],
  links: (writing, body) => [{ kind: "app", url: lmStudioLink(writing.key, withoutOpenHeaders(writing, body)) }],
};
