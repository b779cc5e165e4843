import { PUBLISHER_META_KEY } from "./schema";
import type { Manifest } from "./schema";

const MAX_PUBLISHER_META_BYTES = 4096;

/**
 * The reason why the publisher-provided data is too large, or null (registry-api.md §1.8: a publish with more than 4096
 * bytes is refused with this text). Bytes are counted as the official server writes JSON: compact, `<`, `>`, `&` escaped.
 */
export function publisherMetaProblem(manifest: Manifest): string | null {
  const provided = manifest._meta?.[PUBLISHER_META_KEY];
  if (provided === undefined) return null;
  const json = JSON.stringify(provided).replace(/[<>&\u2028\u2029]/g, "\\u0000");
  const bytes = new TextEncoder().encode(json).length;
  return bytes > MAX_PUBLISHER_META_BYTES ? `_meta.${PUBLISHER_META_KEY} extension exceeds 4KB limit (${bytes} bytes)` : null;
}
