import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import { changesOf } from "@/lib/catalog/changes-repository";
import type { CatalogChange } from "@/lib/catalog/changes-schema";
import { feedTail } from "@/lib/catalog/distribution";
import { AppError } from "@/lib/http/errors";

export interface ChangesRequest {
  since: number;
  limit: number;
  waitMs: number;
  /** Ends the waiting when the client is gone. */
  signal?: AbortSignal | undefined;
}

/**
 * What happened in a catalog after `since`; waits for the first event at most `waitMs`.
 *
 * Tells only what this process already serves, so a client that reacts to an event reads its effect. `next` jumps over
 * the events of other catalogs. @throws AppError `not_ready` in a process without a feed tail.
 */
export async function catalogChanges(catalog: CatalogFacts, request: ChangesRequest): Promise<{ events: CatalogChange[]; next: number }> {
  const tail = feedTail();
  if (tail === undefined) throw new AppError("not_ready", "This process does not follow the feed.");
  const deadline = Date.now() + request.waitMs;
  for (let since = request.since; ; ) {
    const upTo = tail.appliedSeq;
    const events = since < upTo ? await changesOf(catalog, since, upTo, request.limit) : [];
    const next = events.length === request.limit ? (events.at(-1)?.seq ?? since) : Math.max(since, upTo);
    const left = deadline - Date.now();
    if (events.length > 0 || left <= 0 || request.signal?.aborted || !tail.isFollowing) return { events, next };
    since = next;
    await tail.changedAfter(since, left, request.signal);
  }
}
