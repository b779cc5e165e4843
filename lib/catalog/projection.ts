import { prepareEntry, type ServedEntry } from "@/lib/catalog/served-entry";
import type { ServerListings } from "@/lib/catalog/served-listing";
import { nextExpiry, standingsOf } from "@/lib/catalog/standing";

/** One server in one catalog, ready to be served. */
export interface ServerProjection {
  readonly serverName: string;
  /** Lower-case name, for the search by name. */
  readonly nameKey: string;
  readonly facts: ServerListings;
  /** Every listed version, tombstones too, by version in code unit order. */
  readonly entries: readonly ServedEntry[];
  /** The entry with `isLatest`. */
  readonly latest: ServedEntry | undefined;
  /** When this projection ends by itself, in ms since the epoch; Infinity: never. */
  readonly validUntil: number;
}

/** Whether a catalog serves some version of a server with this name: what a deprecated version may point to. */
export type IsServed = (serverName: string) => boolean;

/** What clients of `catalog` see of a server at `now`. Pure, as far as `isServed` is; that is asked when an entry is first read. */
export function projectServer(catalog: string, facts: ServerListings, now: Date, isServed: IsServed = () => false): ServerProjection {
  const { serverName, listings } = facts;
  const entries = Array.from(standingsOf(listings, now), ([listing, standing]) => prepareEntry(catalog, serverName, listing, standing, isServed));
  entries.sort((a, b) => compareCodeUnits(a.version, b.version));
  return {
    serverName,
    nameKey: serverName.toLowerCase(),
    facts,
    entries,
    latest: entries.find((entry) => entry.isLatest),
    validUntil: nextExpiry(listings, now),
  };
}

/** UTF-16 code unit order: the same in every process, whatever its locale. */
export function compareCodeUnits(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
