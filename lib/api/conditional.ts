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
export function stalenessHeaders(now: number = Date.now()): Record<string, string> | undefined {
  const tail = feedTail();
  if (tail === undefined || tail.isFresh(now)) return undefined;
  return { Age: String(Math.floor((now - tail.confirmedAt) / 1000)), Warning: '110 - "Response is Stale"' };
}

/**
 * Headers of an answer that anybody may keep. `no-cache` makes caches ask each time: a suspension must not wait for a
 * lifetime to pass.
 */
export const OPEN_JSON: Readonly<Record<string, string>> = { "Content-Type": "application/json", "Cache-Control": "no-cache" };
/** The same for a closed catalog: no shared cache keeps it. */
export const CLOSED_JSON: Readonly<Record<string, string>> = {
  "Content-Type": "application/json",
  "Cache-Control": "private, no-cache",
  Vary: "Authorization, Cookie",
};

export interface PreparedAnswer {
  body: Uint8Array<ArrayBuffer> | string;
  /** Without quotes. */
  etag: string;
  headers: Readonly<Record<string, string>>;
}

/** What goes out: 200 with the prepared body, or 304 without one. */
export interface ReadyAnswer {
  status: 200 | 304;
  headers: Readonly<Record<string, string>>;
  body: PreparedAnswer["body"] | null;
}

/** Judges `If-None-Match` and says when this process is stale. */
export function readyAnswer({ body, etag, headers }: PreparedAnswer, ifNoneMatch: string | undefined): ReadyAnswer {
  const all: Record<string, string> = { ...headers, ETag: `"${etag}"` };
  const stale = stalenessHeaders();
  if (stale !== undefined) Object.assign(all, stale);
  if (matchesEtag(ifNoneMatch, etag)) return { status: 304, headers: all, body: null };
  all["Content-Length"] = String(typeof body === "string" ? Buffer.byteLength(body) : body.length);
  return { status: 200, headers: all, body };
}

/** The same for Hono. Headers are a plain object because the Node adapter writes those without building a Headers first. */
export function conditionalAnswer(c: Context, prepared: PreparedAnswer): Response {
  const { body, ...init } = readyAnswer(prepared, c.req.header("if-none-match"));
  return new Response(body, init);
}
