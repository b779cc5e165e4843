import { z } from "zod";
import { draftNote } from "@/lib/draft/note";
import type { PackageFacts } from "@/lib/draft/package-facts-schema";
import { nameText, readmeText, sentenceText, urlText } from "@/lib/draft/stranger-text";

/** What PyPI's JSON API may hold and we read; fields of another type or length count as absent, it is other people's data. */
const documentSchema = z.looseObject({
  info: z.looseObject({
    name: nameText,
    version: nameText,
    summary: sentenceText.nullish().catch(undefined),
    description: readmeText.nullish().catch(undefined),
    home_page: urlText.nullish().catch(undefined),
    project_urls: z.record(z.string(), z.unknown()).nullish().catch(undefined),
    yanked: z.boolean().catch(false),
    yanked_reason: sentenceText.nullish().catch(undefined),
  }),
});

/** How projects call the link to their source, most telling first. */
const SOURCE_LABELS = ["repository", "source code", "source", "code", "github", "gitlab", "homepage"];
/**
 * `mcp-name: NAME` in the README (trust.md §4.1). The end of a sentence or of an HTML comment is no part of the name: names
 * end with a letter or a digit, and go on until no more of those follow. All counts are bounded, since anybody wrote the text.
 */
const NAMED = /mcp-name:[ \t]{0,20}([a-zA-Z0-9.-]{1,200}\/[a-zA-Z0-9._-]{0,199}[a-zA-Z0-9])(?![._-]{0,200}[a-zA-Z0-9])/g;
const MAX_NAMES = 20;

/** Facts of an answer of PyPI's JSON API; null when it names no project or no version. */
export function pypiFacts(document: unknown): PackageFacts | null {
  const read = documentSchema.safeParse(document);
  if (!read.success) return null;
  const { name, version, summary, description, home_page, project_urls, yanked, yanked_reason } = read.data.info;
  const links = new Map(Object.entries(project_urls ?? {}).flatMap(([label, url]) => (urlText.safeParse(url).success ? [[label.toLowerCase(), url as string] as const] : [])));
  const homepage = links.get("homepage") ?? home_page ?? "";
  const sources = [...SOURCE_LABELS.flatMap((label) => links.get(label) ?? []), ...(homepage === "" ? [] : [homepage])];
  return {
    registryType: "pypi",
    identifier: name,
    version,
    description: summary ?? "",
    repositories: sources.map((url) => ({ url, subfolder: null })),
    websiteUrl: homepage === "" ? null : homepage,
    serverNames: [...new Set([...(description ?? "").matchAll(NAMED)].map(([, named = ""]) => named))].slice(0, MAX_NAMES),
    notes: yanked ? [draftNote("package_yanked", yanked_reason || null)] : [],
  };
}
