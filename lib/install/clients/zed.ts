import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";

/** JSON with comments, shared with all other settings: an entry, never a whole file (install.md §1.3 Zed). */
export const zed: ClientFormat = {
  id: "zed",
  name: "Zed",
  syntax: "jsonc",
  section: ["context_servers"],
  locations: [{ scope: "user", paths: { macos: "~/.config/zed/settings.json", linux: "~/.config/zed/settings.json", windows: "%APPDATA%\\Zed\\settings.json" }, menu: null }, projectFile(".zed/settings.json")],
  secrets: IN_THE_FILE,
  speaks: ["stdio", "streamable-http", "sse"],
  unproven: ["sse"],
  sharesFile: true,
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ source: "custom", ...processFields(entry, out) }),
      (entry, out) => ({ url: addressField(entry, out), ...headersField(entry, out) }),
    ),
  notes: () => [note("merge-only", { client: "Zed" })],
};
