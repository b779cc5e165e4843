import type { Draft } from "@/lib/draft/schema";
import { memberOf, nameOf, parsed } from "./manifest-text";

/**
 * Whether the editor's text is still about what was drafted: every remote URL of the draft is among its own; without
 * remotes, the same server name. What was read at one address must not be said of another one, but a name may be a guess
 * that is to be mended. A text that is no JSON is taken for one that is being edited: nothing can be submitted with it.
 */
export function isStillAbout(draft: Draft, text: string): boolean {
  if (text.trim() === "") return false;
  const manifest = parsed(text);
  if (manifest === undefined) return true;
  const read = remoteUrls(draft.manifest);
  if (read.length === 0) return nameOf(manifest) === nameOf(draft.manifest);
  const urls = new Set(remoteUrls(manifest));
  return read.every((url) => urls.has(url));
}

function remoteUrls(manifest: unknown): unknown[] {
  const remotes = memberOf(manifest, "remotes");
  return Array.isArray(remotes) ? remotes.map((remote) => memberOf(remote, "url")) : [];
}
