import type { Context } from "hono";
import { feedTail } from "@/lib/catalog/distribution";

/**
 * Whether an If-None-Match header names this entity tag (RFC 9110 §13.1.2, weak comparison).
 * @param etag without quotes.
 */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((candidate) => {
    const text = candidate.trim();
    return text === "*" || text.replace(/^W\//, "") === `"${etag}"`;
  });
}

/** What a process adds that has not been able to confirm the feed for FEED_STALE_SECONDS (ARCHITECTURE.md §4.3). */
export function stalenessHeaders(now: number = Date.now()): Record<string, string> {
  const tail = feedTail();
  if (tail === undefined || tail.isFresh(now)) return {};
  return { Age: String(Math.floor((now - tail.confirmedAt) / 1000)), Warning: '110 - "Response is Stale"' };
}

export interface PreparedAnswer {
  body: Uint8Array<ArrayBuffer> | string;
  /** Without quotes. */
  etag: string;
  headers: Record<string, string>;
}

/**
 * 200 with the prepared body, or 304. `no-cache` makes caches ask each time: a suspension must not wait for a lifetime
 * to pass. Headers are a plain object because the Node adapter writes those without building a Headers first.
 */
export function conditionalAnswer(c: Context, { body, etag, headers }: PreparedAnswer): Response {
  const all = { ...headers, ETag: `"${etag}"`, "Cache-Control": headers["Cache-Control"] ?? "no-cache", ...stalenessHeaders() };
  if (matchesEtag(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers: all });
  return new Response(body, { status: 200, headers: { "Content-Type": "application/json", ...all } });
}
