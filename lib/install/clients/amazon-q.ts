import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** Timeouts in milliseconds, remotes over streamable HTTP with a type (install.md §1.3 Kiro / Amazon Q). */
export const amazonQ: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "amazon-q",
  name: "Amazon Q Developer",
  locations: [homeFile(".aws/amazonq/mcp.json"), projectFile(".amazonq/mcp.json")],
  secrets: IN_THE_FILE,
  speaks: ["stdio", "streamable-http"],
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ ...processFields(entry, out), timeout: 60_000 }),
      (entry, out) => ({ type: "http", url: addressField(entry, out), ...headersField(entry, out) }),
    ),
  add: ({ key, entry, out }) => {
    if (!("process" in entry)) return null;
    const { command, args, env = {} } = processFields(entry.process, out);
    // Arguments and variables are separated by commas, and nothing escapes one.
    if ([...args, ...Object.values(env)].some((text) => text.includes(","))) return note("no-command-characters");
    const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return ["q", "mcp", "add", "--name", key, "--command", command, "--args", args.join(","), ...(pairs.length > 0 ? ["--env", pairs.join(",")] : []), "--scope", "global"];
  },
};
