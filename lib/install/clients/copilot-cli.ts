import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** `${X}` in env and headers, `tools` beside the entry (install.md §1.3 GitHub Copilot CLI). */
export const copilotCli: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "copilot-cli",
  name: "GitHub Copilot CLI",
  locations: [homeFile(".copilot/mcp-config.json"), projectFile(".mcp.json"), projectFile(".github/mcp.json")],
  secrets: byReference((variable) => `\${${variable}}`, /\$\{[^}]*\}/, ["env", "header"]),
  matchesRegistryName: true,
  toolNames: { limit: 128, around: 0 },
  body: (writing) => ({
    ...bodyOf(
      writing,
      (entry, out) => ({ type: "local", ...processFields(entry, out) }),
      (entry, out) => ({ type: httpType(entry), url: addressField(entry, out), ...headersField(entry, out) }),
    ),
    tools: ["*"],
  }),
  add: ({ key, entry, out }) => {
    const begin = ["copilot", "mcp", "add"];
    if ("process" in entry) {
      const { command, args, env = {} } = processFields(entry.process, out);
      return [...begin, ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]), key, "--", command, ...args];
    }
    const headers = Object.entries(headersField(entry.endpoint, out).headers ?? {}).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    return [...begin, "--transport", httpType(entry.endpoint), ...headers, key, addressField(entry.endpoint, out)];
  },
  remove: (key) => ["copilot", "mcp", "remove", key],
};
