import type { Draft } from "@/lib/draft/schema";

/**
 * Whether the editor's text is still about what was drafted: the same server name, and every remote URL of the draft among
 * its own. What was read for one server must not be said of another one. A text that is no JSON is taken for one that is
 * being edited: nothing can be submitted with it.
 */
export function isStillAbout(draft: Draft, text: string): boolean {
  if (text.trim() === "") return false;
  const manifest = parsed(text);
  if (manifest === undefined) return true;
  const urls = new Set(remoteUrls(manifest));
  return nameOf(manifest) === nameOf(draft.manifest) && remoteUrls(draft.manifest).every((url) => urls.has(url));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

const nameOf = (manifest: unknown): unknown => memberOf(manifest, "name");

function remoteUrls(manifest: unknown): unknown[] {
  const remotes = memberOf(manifest, "remotes");
  return Array.isArray(remotes) ? remotes.map((remote) => memberOf(remote, "url")) : [];
}
