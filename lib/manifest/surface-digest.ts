import { z } from "zod";
import { canonicalize, digestOf } from "./canonical";
import type { JsonValue } from "./json-value";
import type { ToolSurface } from "./tool-surface";

/**
 * The digest votes bind to beside the manifest's (governance.md §1): over the canonical form of the entire surface, with
 * tools and prompts sorted by name and resources by URI, so that the order in which a server lists them does not count.
 * The whole set is covered, descriptions too: a digest per tool is defeated by a rename (trust.md §2.1).
 */
export function surfaceDigest(surface: ToolSurface): string {
  const sorted = {
    ...surface,
    tools: sortedBy(surface.tools, "name"),
    prompts: sortedBy(surface.prompts, "name"),
    resources: sortedBy(surface.resources, "uri"),
  };
  return digestOf(canonicalize(asJson(sorted)));
}

/** Equal keys are told apart by their canonical form, so that even duplicates have one order. */
function sortedBy<Key extends string, T extends Record<Key, string>>(items: readonly T[], key: Key): T[] {
  return items
    .map((item) => ({ item, rank: canonicalize([item[key], asJson(item)]) }))
    .sort((a, b) => Number(a.rank > b.rank) - Number(a.rank < b.rank))
    .map(({ item }) => item);
}

function asJson(value: unknown): JsonValue {
  return z.json().parse(value);
}
