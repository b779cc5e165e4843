import { isReservedKey } from "@/lib/catalog/short-key-schema";

const MAX_LENGTH = 24;
/** Of a namespace's label behind the slug: half of a key is left to the name. */
const MAX_LABEL = 11;

/**
 * The key a client configuration uses for a server (install.md §1.7): a slug of `[a-z0-9-]`, at most 24 characters, not in
 * `taken`. It is the one its publisher wishes or comes from the registry name, never from the title; whoever comes second to
 * a slug has the last label of its namespace behind it, and after that a number.
 */
export function shortKey(serverName: string, taken: ReadonlySet<string> = new Set(), wish: string | null = null): string {
  for (const candidate of candidates(serverName, wish)) {
    if (!taken.has(candidate) && !isReservedKey(candidate)) return candidate;
  }
  throw new Error("candidates never end");
}

/**
 * The keys of new servers of one catalog, first come first served: no two alike, and none in `taken`. `wishes` has what
 * publishers wish, by server name.
 */
export function shortKeys(serverNames: readonly string[], taken: ReadonlySet<string> = new Set(), wishes: ReadonlyMap<string, string> = new Map()): string[] {
  const gone = new Set(taken);
  return serverNames.map((name) => {
    const key = shortKey(name, gone, wishes.get(name));
    gone.add(key);
    return key;
  });
}

function* candidates(serverName: string, wish: string | null): Generator<string> {
  if (wish !== null) yield wish;
  const slug = slugOf(serverName.slice(serverName.lastIndexOf("/") + 1)) || slugOf(serverName) || "server";
  yield slug;
  const namespace = serverName.slice(0, Math.max(0, serverName.lastIndexOf("/")));
  const label = trimDashes(slugOf(namespace.slice(namespace.lastIndexOf(".") + 1)).slice(0, MAX_LABEL));
  if (label !== "") yield withSuffix(slug, `-${label}`);
  for (let number = 2; ; number += 1) yield withSuffix(slug, `-${number}`);
}

function slugOf(text: string): string {
  const dashed = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return trimDashes(trimDashes(dashed).slice(0, MAX_LENGTH));
}

function withSuffix(slug: string, suffix: string): string {
  return trimDashes(slug.slice(0, MAX_LENGTH - suffix.length)) + suffix;
}

function trimDashes(text: string): string {
  return text.replace(/^-+|-+$/g, "");
}
