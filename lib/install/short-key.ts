const MAX_LENGTH = 24;
/** Names some client keeps for itself (install.md §1.7: Claude Code reserves `workspace`). */
const RESERVED = new Set(["workspace"]);

/**
 * The key a client configuration uses for a server (install.md §1.7): a slug of `[a-z0-9-]`, at most 24 characters,
 * not in `taken`. It comes from the registry name, never from the title, and is meant to be stored: the same name
 * with other `taken` keys may give another slug.
 */
export function shortKey(serverName: string, taken: ReadonlySet<string> = new Set()): string {
  const slug = slugOf(serverName.slice(serverName.lastIndexOf("/") + 1)) || slugOf(serverName) || "server";
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? slug : withSuffix(slug, `-${attempt}`);
    if (!taken.has(candidate) && !RESERVED.has(candidate)) return candidate;
  }
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
