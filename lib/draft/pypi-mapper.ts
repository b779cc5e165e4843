import { z } from "zod";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";

const text = z.string().nullish().catch(undefined);

/** What PyPI's JSON API may hold and we read; fields of another type count as absent, it is other people's data. */
const documentSchema = z.looseObject({
  info: z.looseObject({
    name: z.string().min(1),
    version: z.string().min(1),
    summary: text,
    description: text,
    home_page: text,
    project_urls: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    yanked: z.boolean().catch(false),
    yanked_reason: text,
  }),
});

/** How projects call the link to their source, most telling first. */
const SOURCE_LABELS = ["repository", "source code", "source", "code", "github", "gitlab", "homepage"];
/** `mcp-name: NAME` in the README (trust.md §4.1); the name ends where a name can go no further. */
const NAMED = /mcp-name:[ \t]*([a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+)/g;

/** Facts of an answer of PyPI's JSON API; null when it names no project or no version. */
export function pypiFacts(document: unknown): PackageFacts | null {
  const read = documentSchema.safeParse(document);
  if (!read.success) return null;
  const { name, version, summary, description, home_page, project_urls, yanked, yanked_reason } = read.data.info;
  const links = new Map(Object.entries(project_urls ?? {}).flatMap(([label, url]) => (typeof url === "string" ? [[label.toLowerCase(), url] as const] : [])));
  const homepage = links.get("homepage") ?? home_page ?? "";
  const sources = [...SOURCE_LABELS.flatMap((label) => links.get(label) ?? []), ...(homepage === "" ? [] : [homepage])];
  return {
    registryType: "pypi",
    identifier: name,
    version,
    description: summary ?? "",
    repositories: sources.map((url) => ({ url, subfolder: null })),
    websiteUrl: homepage === "" ? null : homepage,
    serverNames: [...new Set([...(description ?? "").matchAll(NAMED)].map(([, named = ""]) => withoutPunctuation(named)))],
    notes: yanked ? [{ code: "package_yanked", value: yanked_reason || null }] : [],
  };
}

/** The end of a sentence or of an HTML comment is no part of the name: names end with a letter or a digit. */
function withoutPunctuation(name: string): string {
  return name.replace(/[._-]+$/, "");
}
