import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import { changesOf } from "@/lib/catalog/changes-repository";
import type { CatalogChange } from "@/lib/catalog/changes-schema";
import { feedTail } from "@/lib/catalog/distribution";
import type { FeedTail } from "@/lib/catalog/feed-tail";
import { AppError } from "@/lib/http/errors";

export interface ChangesRequest {
  since: number;
  limit: number;
  waitMs: number;
  /** Ends the waiting when the client is gone. */
  signal?: AbortSignal | undefined;
}

export interface ChangesPage {
  events: CatalogChange[];
  next: number;
}

/**
 * What happened in a catalog after `since`; waits for the first event at most `waitMs`.
 *
 * Tells only what this process already serves, so a client that reacts to an event reads its effect. `next` jumps over
 * the events of other catalogs. @throws AppError `not_ready` in a process without a feed tail.
 */
export async function catalogChanges(catalog: CatalogFacts, request: ChangesRequest): Promise<ChangesPage> {
  const tail = followedTail();
  const deadline = Date.now() + request.waitMs;
  for (let since = request.since; ; ) {
    const page = await pageAfter(tail, catalog, since, request.limit);
    const left = deadline - Date.now();
    if (page.events.length > 0 || left <= 0 || request.signal?.aborted || !tail.isFollowing) return page;
    since = page.next;
    await tail.changedAfter(since, left, request.signal);
  }
}

export interface FollowRequest {
  since: number;
  /** How long nothing may happen before an empty batch says that the reader is still connected, in ms. */
  heartbeatMs: number;
  /** Ends the stream when the client is gone. */
  signal: AbortSignal;
  /** Asked before each batch: a right that was lost ends the stream. */
  mayRead: () => boolean;
}

const EVENTS_PER_BATCH = 200;

/**
 * Everything that happens in a catalog after `since`, batch by batch and in order, each event once; an empty batch is a
 * heartbeat. Nothing is read ahead: the next batch is looked up when the reader asks for it, so a slow reader costs no
 * memory. Ends when the client is gone, the right is lost or the process drains. @throws AppError `not_ready` as above.
 */
export async function* followChanges(catalog: CatalogFacts, request: FollowRequest): AsyncGenerator<readonly CatalogChange[], void> {
  const { heartbeatMs, signal, mayRead } = request;
  const tail = followedTail();
  let since = request.since;
  while (!signal.aborted && tail.isFollowing && mayRead()) {
    const page = await pageAfter(tail, catalog, since, EVENTS_PER_BATCH);
    since = page.next;
    if (page.events.length > 0) {
      yield page.events;
      continue;
    }
    await tail.changedAfter(since, heartbeatMs, signal);
    if (!signal.aborted && tail.isFollowing && tail.appliedSeq <= since) yield [];
  }
}

function followedTail(): FeedTail {
  const tail = feedTail();
  if (tail === undefined) throw new AppError("not_ready", "This process does not follow the feed.");
  return tail;
}

/** From memory, where all readers share what the feed tail read; from the database only what is too old for that. */
async function pageAfter(tail: FeedTail, catalog: CatalogFacts, since: number, limit: number): Promise<ChangesPage> {
  const upTo = tail.appliedSeq;
  if (since >= upTo) return { events: [], next: since };
  const events = tail.recent.after(catalog, since, limit) ?? (await changesOf(catalog, since, upTo, limit));
  return { events, next: events.length === limit ? (events.at(-1)?.seq ?? since) : upTo };
}
