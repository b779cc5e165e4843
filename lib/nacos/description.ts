import { plainText } from "@/lib/catalog/plain-text";
import type { Manifest } from "@/lib/manifest/schema";
import type { Tool } from "@/lib/manifest/tool-surface";

const MAX_LENGTH = 2000;
const MAX_TOOLS = 60;

/**
 * The description routers search in. They look for keywords as substrings, one of them with the case as written and
 * neither in the name (nacos.md §3.1, §3.2), so it carries the title, the words of the name in lower case, the
 * registry name and the names of the tools. Never empty: routers skip servers without a description.
 */
export function routerDescription(manifest: Pick<Manifest, "name" | "title" | "description">, tools: readonly Tool[]): string {
  const words = nameWords(manifest.name);
  const subject = manifest.title && manifest.title !== manifest.description ? `${manifest.title}: ` : "";
  const parts = [
    `${subject}${manifest.description || words.join(" ")}`,
    `Server ${manifest.name} (${words.join(", ")}).`,
    tools.length > 0 ? `Tools: ${toolNames(tools)}.` : "",
  ];
  return plainText(parts.filter(Boolean).join(" — "), MAX_LENGTH);
}

function nameWords(serverName: string): string[] {
  const name = serverName.slice(serverName.lastIndexOf("/") + 1);
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return [...new Set(words ?? [name])];
}

function toolNames(tools: readonly Tool[]): string {
  const names = tools.slice(0, MAX_TOOLS).map((tool) => tool.name).join(", ");
  return tools.length > MAX_TOOLS ? `${names}, …` : names;
}
