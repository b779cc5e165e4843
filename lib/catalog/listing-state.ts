import type { ListingState } from "@/lib/catalog/listing-schema";
import type { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";
import { highestVersion } from "@/lib/manifest/version-order";

type PublisherStatusWord = (typeof PUBLISHER_STATUSES)[number];

/** A listing stores facts (governance.md §2); these decide its state. */
export interface ListingFacts {
  suspended: boolean;
  withdrawnByAdmin: boolean;
  publisherStatus: PublisherStatusWord;
  expiresAt: Date | null;
}

/** The one derivation of a listing's state: suspended, else withdrawn, else expired, else active. Expiry is judged at `now`. */
export function listingState(facts: ListingFacts, now: Date): ListingState {
  if (facts.suspended) return "suspended";
  if (facts.withdrawnByAdmin || facts.publisherStatus === "deleted") return "withdrawn";
  if (facts.expiresAt !== null && facts.expiresAt <= now) return "expired";
  return "active";
}

/** The official `status` clients see: an active listing shows the publisher's word, everything else is a tombstone. */
export function officialStatus(state: ListingState, publisherStatus: ListingFacts["publisherStatus"]): ListingFacts["publisherStatus"] {
  return state === "active" ? publisherStatus : "deleted";
}

/** A version of one server in one catalog, as far as "latest" is concerned. */
export interface Candidate extends ListingFacts {
  version: string;
  publishedAt: Date;
}

/**
 * The `latest` of a server in a catalog: the highest served version; if none is served, the highest tombstone keeps
 * the flag, visible only with `include_deleted` (governance.md §1, registry-api.md §1.6).
 */
export function latestOf<T extends Candidate>(listings: readonly T[], now: Date): T | undefined {
  const served = listings.filter((listing) => listingState(listing, now) === "active");
  return highestVersion(served.length > 0 ? served : listings);
}
