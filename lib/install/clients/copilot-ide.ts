import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import type { ClientFormat } from "@/lib/install/configuration/format";
import { menu } from "@/lib/install/configuration/locations";
import { IN_THE_FILE } from "@/lib/install/configuration/secrets";

/** One format in three editors: headers stand in `requestInit` (install.md §1.3 GitHub Copilot in JetBrains, Xcode, Eclipse). */
export const copilotIde: ClientFormat = {
  id: "copilot-ide",
  name: "GitHub Copilot in JetBrains, Xcode, Eclipse",
  syntax: "json",
  section: ["servers"],
  locations: [menu("Copilot Chat → Agent → Configure tools → Edit mcp.json")],
  secrets: IN_THE_FILE,
  speaks: ["stdio", "streamable-http", "sse"],
  unproven: ["sse"],
  matchesRegistryName: true,
  body: (writing) =>
    bodyOf(writing, processFields, (entry, out) => {
      const { headers } = headersField(entry, out);
      return { url: addressField(entry, out), ...(headers && { requestInit: { headers } }) };
    }),
};
