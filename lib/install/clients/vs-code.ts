import { addressField, bodyOf, headersField, httpType, processFields } from "@/lib/install/configuration/bodies";
import { member } from "@/lib/install/configuration/document";
import type { ClientFormat, JsonObject, Writing } from "@/lib/install/configuration/format";
import { vsCodeGalleryLink, vsCodeLink, vsCodeWebLink } from "@/lib/install/configuration/links";
import { applicationFile, projectFile } from "@/lib/install/configuration/locations";
import { note } from "@/lib/install/configuration/notes";
import type { Note } from "@/lib/install/configuration/schema";
import type { SecretStyle } from "@/lib/install/configuration/secrets";
import type { PlanInput } from "@/lib/install/schema";

/** Ids of prompts begin with the key: VS Code's own collide between servers (install.md §1.5 step B). */
const promptId = (shortKey: string, id: string) => `${shortKey}_${id}`;

/** VS Code asks and keeps the answers in the secret store of the system (install.md §1.3). */
const ASKS: SecretStyle = { reference: ({ input }, { key }) => `\${input:${promptId(key, input.id)}}`, expands: /\$\{[^}]*\}/, asks: true };

/** Its rules: a list of options cannot be masked, so a secret is always typed; a default is one of the options. */
function promptOf(shortKey: string, { id, label, secret, choices, default: preset }: PlanInput): JsonObject {
  const kept = preset !== undefined && (choices?.includes(preset) ?? true) ? { default: preset } : {};
  const options = secret ? undefined : choices;
  return { id: promptId(shortKey, id), type: options ? "pickString" : "promptString", description: label.en, ...(options && { options }), ...kept, ...(secret && { password: true }) };
}

/** The `inputs` that go with a body; `out` knows them once the body is written. */
export function promptsOf({ shortKey, out }: Writing): JsonObject[] {
  return [...out.prompts.values()].map((input) => promptOf(shortKey, input));
}

/** What VS Code and Visual Studio read alike (install.md §1.3). */
export const VS_CODE_JSON = {
  syntax: "json",
  section: ["servers"],
  secrets: ASKS,
  speaks: ["stdio", "streamable-http", "sse"],
  matchesRegistryName: true,
  startsScripts: true,
  body: (writing) =>
    bodyOf(
      writing,
      (entry, out) => ({ type: "stdio", ...processFields(entry, out) }),
      (entry, out) => ({ type: httpType(entry), url: addressField(entry, out), ...headersField(entry, out) }),
    ),
  document: (writing, body) => {
    const inputs = promptsOf(writing);
    return { ...(inputs.length > 0 && { inputs }), servers: { [writing.key]: body } };
  },
  fragments: (writing, body) => {
    const inputs = promptsOf(writing);
    const prompts = inputs.map((input) => JSON.stringify(input, null, 2)).join(",\n");
    return [...(inputs.length > 0 ? [{ into: "inputs", code: prompts }] : []), { into: "servers", code: member(writing.key, body) }];
  },
} as const satisfies Partial<ClientFormat>;

/** Values could be answered before, secrets never are. */
function noCommand({ out: { prompts } }: Writing): Note | null {
  if (prompts.size === 0) return null;
  return note([...prompts.values()].some(({ secret }) => secret) ? "no-command-secret-prompts" : "no-command-prompts");
}

function edition(id: "vscode" | "vscode-insiders", name: string, folder: string, program: string): ClientFormat {
  return {
    ...VS_CODE_JSON,
    id,
    name,
    locations: [applicationFile(folder, "User/mcp.json"), projectFile(".vscode/mcp.json")],
    // The command line takes the server alone; nothing would ask for its inputs.
    add: (writing, body) => noCommand(writing) ?? [program, "--add-mcp", JSON.stringify({ name: writing.key, ...body })],
    links: (writing, body) => {
      const inputs = promptsOf(writing);
      const config = { name: writing.key, ...(inputs.length > 0 && { inputs }), ...body };
      return [
        { kind: "app", url: vsCodeLink(id, config) },
        { kind: "web", url: vsCodeWebLink(id === "vscode" ? "stable" : "insiders", writing.key, body, inputs) },
        ...(writing.key === writing.server ? [{ kind: "gallery" as const, url: vsCodeGalleryLink(id, writing.server) }] : []),
      ];
    },
  };
}

export const vsCode = edition("vscode", "Visual Studio Code", "Code", "code");
export const vsCodeInsiders = edition("vscode-insiders", "Visual Studio Code Insiders", "Code - Insiders", "code-insiders");
