import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/**
 * `${X}` in command, args, env, url and headers (install.md §1.3 Claude Code). `--env` and `--header` take all that follows,
 * so an option with one value stands between them and the name.
 */
export const claudeCode: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "claude-code",
  name: "Claude Code",
  locations: [homeFile(".claude.json"), projectFile(".mcp.json")],
  secrets: byReference((variable) => `\${${variable}}`, /\$\{[^}]*\}/),
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ type: "stdio", ...processFields(entry, out) }),
      (entry, out) => ({ type: httpType(entry), url: addressField(entry, out), ...headersField(entry, out) }),
    ),
  add: ({ key, entry, out }) => {
    const begin = ["claude", "mcp", "add"];
    if ("process" in entry) {
      const { command, args, env = {} } = processFields(entry.process, out);
      const variables = Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
      return [...begin, ...variables, "--scope", "user", "--transport", "stdio", key, "--", command, ...args];
    }
    const headers = Object.entries(headersField(entry.endpoint, out).headers ?? {}).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    return [...begin, ...headers, "--scope", "user", "--transport", httpType(entry.endpoint), key, addressField(entry.endpoint, out)];
  },
  remove: (key) => ["claude", "mcp", "remove", "--scope", "user", key],
};
