import type { ListingBasis } from "@/lib/catalog/facet-names-schema";
import type { Candidate } from "@/lib/catalog/listing-state";
import type { SchemaVersion } from "@/lib/manifest/schema-versions";

/** Everything about one listing that decides what a client is shown. Loaded as facts; nothing here is derived. */
export interface ServedListing extends Candidate {
  basis: ListingBasis;
  statusMessage: string | null;
  /** Name of the server a deprecated version points to; it is told only where that one is served. */
  replacement: string | null;
  /** When the publisher last changed the status. */
  statusChangedAt: Date;
  listedAt: Date;
  suspendedAt: Date | null;
  withdrawnAt: Date | null;
  /** When two people last lifted a suspension. */
  reinstatedAt: Date | null;
  updatedAt: Date;
  digest: string;
  schemaVersion: SchemaVersion;
  /** RFC 8785 bytes of the manifest; null while suspended, when nobody may have them. */
  canonical: Uint8Array | null;
  /** JSON text of the approved tool surface. */
  surface: string | null;
  /** What clients call the server in this catalog (install.md §1.7). */
  shortKey: string;
  /** Digest of its icon as we drew it; null while suspended, and where there is none. */
  icon: string | null;
}

/** What one server has listed in one catalog, and which catalog that is. */
export interface ServerListings {
  serverName: string;
  listings: readonly ServedListing[];
}
