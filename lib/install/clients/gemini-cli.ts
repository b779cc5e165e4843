import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { byReference } from "@/lib/install/configuration/secrets";
import { MCP_SERVERS_JSON } from "./mcp-servers-json";

/** What `gemini mcp add` takes for a number and writes as one: `1.0` would become `1`. */
const isCounted = (text: string) => text.trim() !== "" && !Number.isNaN(Number(text)) && String(Number(text)) !== text;

/** `$X`, in braces where a letter follows; `type` with `url`, since `httpUrl` is deprecated (install.md §1.3 Gemini CLI). */
export const geminiCli: ClientFormat = {
  ...MCP_SERVERS_JSON,
  id: "gemini-cli",
  name: "Gemini CLI",
  locations: [homeFile(".gemini/settings.json"), projectFile(".gemini/settings.json")],
  secrets: byReference((variable, next) => (/^\w/.test(next) ? `\${${variable}}` : `$${variable}`), /\$\{?[A-Za-z_]\w*\}?|%[A-Za-z_]\w*%/),
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ ...processFields(entry, out), timeout: 30_000 }),
      (entry, out) => ({ url: addressField(entry, out), type: httpType(entry), ...headersField(entry, out) }),
    ),
  add: ({ key, entry, out }) => {
    const begin = ["gemini", "mcp", "add", "--scope", "user"];
    if ("process" in entry) {
      const { command, args, env = {} } = processFields(entry.process, out);
      // `-e` keeps what stands before the second equals sign.
      if (Object.values(env).some((value) => value.includes("=")) || args.some(isCounted)) return note("no-command-characters");
      // Without the dashes an argument of the server such as `--trust` would be one of Gemini's own options; the command stands before them.
      return [...begin, ...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]), key, command, "--", ...args];
    }
    const headers = Object.entries(headersField(entry.endpoint, out).headers ?? {}).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
    return [...begin, "--transport", httpType(entry.endpoint), ...headers, key, addressField(entry.endpoint, out)];
  },
  remove: (key) => ["gemini", "mcp", "remove", "--scope", "user", key],
};
