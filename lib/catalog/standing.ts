import type { ListingState } from "@/lib/catalog/listing-schema";
import { latestOf, listingState } from "@/lib/catalog/listing-state";
import type { ServedListing } from "@/lib/catalog/served-listing";

/** What the facts of a listing come to at one instant. */
export interface Standing {
  state: ListingState;
  isLatest: boolean;
  /** The official `updatedAt`. */
  updatedAt: Date;
  /** The official `statusChangedAt`. */
  changedAt: Date;
}

/**
 * Judges all listings of one server in one catalog at `now` (governance.md §2 "What clients see"). Pure.
 *
 * Expiry happens at read time, with or without its feed event: from that instant the expired version and the one that
 * became latest by it carry the expiry as their `updatedAt`, so that a later announcement changes nothing a client sees.
 */
export function standingsOf(listings: readonly ServedListing[], now: Date): Map<ServedListing, Standing> {
  const latest = latestOf(listings, now);
  const standings = new Map<ServedListing, Standing>();
  for (const listing of listings) {
    const state = listingState(listing, now);
    standings.set(listing, { state, isLatest: listing === latest, updatedAt: listing.updatedAt, changedAt: changedAt(listing, state) });
  }
  for (const { at, touched } of expiryMoves(listings, now)) {
    for (const listing of touched) {
      const standing = standings.get(listing);
      if (standing && standing.updatedAt < at) standing.updatedAt = at;
    }
  }
  return standings;
}

/** The next instant at which an expiry changes what is served, in ms since the epoch; Infinity when there is none. */
export function nextExpiry(listings: readonly ServedListing[], now: Date): number {
  let next = Number.POSITIVE_INFINITY;
  for (const listing of listings) {
    if (listing.expiresAt !== null && listingState(listing, now) === "active") next = Math.min(next, listing.expiresAt.getTime());
  }
  return next;
}

interface ExpiryMove {
  at: Date;
  /** The expired listing and, when `latest` moved, the one that gained it. */
  touched: ServedListing[];
}

function expiryMoves(listings: readonly ServedListing[], now: Date): ExpiryMove[] {
  const expired = listings.filter((listing) => listing.expiresAt !== null && listingState(listing, now) === "expired");
  return expired.map((listing) => {
    const at = listing.expiresAt ?? now;
    const before = latestOf(listings, new Date(at.getTime() - 1));
    const after = latestOf(listings, at);
    return { at, touched: after !== undefined && after !== before ? [listing, after] : [listing] };
  });
}

function changedAt(listing: ServedListing, state: ListingState): Date {
  const { suspendedAt, withdrawnAt, expiresAt, statusChangedAt, publisherStatus } = listing;
  if (state === "suspended") return suspendedAt ?? listing.updatedAt;
  if (state === "expired") return expiresAt ?? listing.updatedAt;
  if (state === "active") return latestDate([statusChangedAt, listing.listedAt, listing.reinstatedAt]);
  const withdrawals = [withdrawnAt, publisherStatus === "deleted" ? statusChangedAt : null];
  return withdrawals.filter((at) => at !== null).reduce((first, at) => (at < first ? at : first), withdrawnAt ?? statusChangedAt);
}

function latestDate(dates: readonly (Date | null)[]): Date {
  return dates.filter((at) => at !== null).reduce((last, at) => (at > last ? at : last), new Date(0));
}
