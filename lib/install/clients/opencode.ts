import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { EndpointEntry } from "@/lib/install/configuration/entry";
import type { ClientFormat, JsonObject, Writing } from "@/lib/install/configuration/format";
import { projectFile } from "@/lib/install/configuration/locations";
import type { Location } from "@/lib/install/configuration/schema";
import { byReference } from "@/lib/install/configuration/secrets";

const SCHEMA = "https://opencode.ai/config.json";
const GLOBAL = "~/.config/opencode/opencode.json";
const userFile: Location = { scope: "user", paths: { macos: GLOBAL, linux: GLOBAL, windows: "%USERPROFILE%\\.config\\opencode\\opencode.json" }, menu: null };

/** A header of its own signs in, so OAuth need not be tried. */
const signsInByHeader = ({ headers }: EndpointEntry) => Object.keys(headers).some((name) => name.toLowerCase() === "authorization");

function entryBody(writing: Writing): JsonObject {
  return bodyOf(
    writing,
    (entry, out) => {
      const { command, args, env } = processFields(entry, out);
      return { type: "local", command: [command, ...args], ...(env && { environment: env }) };
    },
    (entry, out) => ({ type: "remote", url: addressField(entry, out), ...headersField(entry, out), ...(signsInByHeader(entry) && { oauth: false }) }),
  );
}

/** Command and arguments in one array, `environment`, `{env:X}` (install.md §1.3 opencode). */
export const opencode: ClientFormat = {
  id: "opencode",
  name: "opencode",
  syntax: "json",
  section: ["mcp"],
  locations: [userFile, projectFile("opencode.json")],
  secrets: byReference((variable) => `{env:${variable}}`, /\{(?:env|file):[^}]*\}/),
  speaks: ["stdio", "streamable-http", "sse"],
  body: (writing) => ({ ...entryBody(writing), enabled: true }),
  document: ({ key }, body) => ({ $schema: SCHEMA, mcp: { [key]: body } }),
};

/** Version 2 keeps servers one level deeper and says `disabled` (install.md §1.3 opencode). */
export const opencodeV2: ClientFormat = {
  ...opencode,
  id: "opencode-v2",
  name: "opencode 2",
  section: ["mcp", "servers"],
  body: (writing) => ({ ...entryBody(writing), disabled: false }),
  document: ({ key }, body) => ({ $schema: SCHEMA, mcp: { servers: { [key]: body } } }),
};
