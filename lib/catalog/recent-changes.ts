import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import type { CatalogChange } from "@/lib/catalog/changes-schema";
import type { FeedEvent } from "@/lib/catalog/feed-connection";

/** Enough for a client that was away for a busy while; older events are read from the database. */
const DEFAULT_CAPACITY = 10_000;

/**
 * The newest events of the feed in memory, as the feed tail applied them. All readers of `/changes` share it: fifty
 * readers that wait for the next event cost one query, not fifty.
 */
export class RecentChanges {
  private events: FeedEvent[] = [];
  private floor = Number.POSITIVE_INFINITY;

  constructor(private readonly capacity: number = DEFAULT_CAPACITY) {}

  /** Forgets everything; from now on it holds what comes after `seq`. */
  startAfter(seq: number): void {
    this.events = [];
    this.floor = seq;
  }

  /** The next events of the feed, in order and without a gap. */
  append(events: readonly FeedEvent[]): void {
    // Twice the capacity before the old half goes: cutting at each append would move everything each time.
    this.events.push(...events);
    if (this.events.length <= 2 * this.capacity) return;
    this.events = this.events.slice(-this.capacity);
    this.floor = (this.events[0]?.seq ?? this.floor + 1) - 1;
  }

  /** The first `limit` events of a catalog after `since`; null when some of them are too old to be here. */
  after(catalog: CatalogFacts, since: number, limit: number): CatalogChange[] | null {
    if (since < this.floor) return null;
    const found: CatalogChange[] = [];
    for (let at = this.firstAfter(since); at < this.events.length && found.length < limit; at += 1) {
      const event = this.events[at];
      if (event?.catalogId === catalog.id) found.push(changeOf(catalog.slug, event));
    }
    return found;
  }

  private firstAfter(seq: number): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** An event of a catalog as its readers are told it. */
export function changeOf(catalog: string, event: FeedEvent): CatalogChange {
  return {
    seq: event.seq,
    at: event.at.toISOString(),
    catalog,
    kind: event.kind as CatalogChange["kind"],
    server: event.serverName ?? "",
    version: event.version ?? "",
    digest: event.digest ?? "",
    ...(event.kind === "latest" && { previousVersion: event.previousVersion }),
  };
}
