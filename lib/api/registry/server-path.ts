import { isStorable } from "@/lib/http/storable-text-schema";
import type { OfficialError } from "./official-error";
import { ENDPOINT_NOT_FOUND } from "./official-error";

/** What a path below `/servers/` asks for. */
export type ServerPath = { serverName: string; version: string | null } | { error: OfficialError };

/**
 * Reads the raw path below `/servers/` (registry-api.md §1.3). Pure.
 *
 * A name is one segment with `%2F`, or, for proxies that decode it, two segments: a name has exactly one slash, so
 * both can be told apart. Segments are decoded twice, as the official server does.
 */
export function readServerPath(rawPath: string): ServerPath {
  const segments = rawPath.split("/");
  const first = decodeSegment(segments[0] ?? "");
  const nameSegments = first?.includes("/") ? 1 : 2;
  const name = segments.slice(0, nameSegments).map(decodeSegment);
  if (name.includes(null)) return { error: { status: 400, detail: "Invalid server name encoding" } };
  const [word, rawVersion, ...more] = segments.slice(nameSegments);
  if (word !== "versions" || more.length > 0 || rawVersion === "") return { error: ENDPOINT_NOT_FOUND };
  const serverName = name.join("/");
  if (rawVersion === undefined) return { serverName, version: null };
  const version = decodeSegment(rawVersion);
  return version === null ? { error: { status: 400, detail: "Invalid version encoding" } } : { serverName, version };
}

/** The path of a URL as it was sent, without query: nothing decoded. */
export function rawPathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.search(/[?#]/);
  return url.slice(start, end === -1 ? undefined : end);
}

/** Null for what is no text that could be stored, decoded once or twice. */
function decodeSegment(segment: string): string | null {
  try {
    const once = decodeURIComponent(segment);
    const text = once.includes("%") ? decodeURIComponent(once) : once;
    return isStorable(text) ? text : null;
  } catch {
    return null;
  }
}
