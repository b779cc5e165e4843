import { addressField, bodyOf, headersField, processFields } from "@/lib/install/configuration/bodies";
import { documentText } from "@/lib/install/configuration/document";
import type { ClientFormat, JsonObject } from "@/lib/install/configuration/format";
import { homeFile, projectFile } from "@/lib/install/configuration/locations";
import { byReference } from "@/lib/install/configuration/secrets";

/** A YAML list; the whole file is a block of its own (install.md §1.3 Continue). */
export const continueDev: ClientFormat = {
  id: "continue",
  name: "Continue",
  syntax: "yaml",
  section: ["mcpServers"],
  locations: [homeFile(".continue/config.yaml"), projectFile(".continue/mcpServers/<key>.yaml")],
  secrets: byReference((variable) => `\${{ secrets.${variable} }}`, /\$\{\{[^}]*\}\}/),
  speaks: ["stdio", "streamable-http", "sse"],
  body: (writing): JsonObject => ({
    name: writing.key,
    ...bodyOf(
      writing,
      (entry, out) => ({ type: "stdio", ...processFields(entry, out) }),
      (entry, out) => {
        const { headers } = headersField(entry, out);
        return { type: entry.transport, url: addressField(entry, out), ...(headers && { requestOptions: { headers } }) };
      },
    ),
  }),
  document: ({ key }, body) => ({ name: key, version: "0.0.1", schema: "v1", mcpServers: [body] }),
  fragments: (_, body) => [{ into: "mcpServers", code: documentText("yaml", [body]) }],
};
