import { factsOf } from "@/lib/catalog/latest";
import type { Listing } from "@/lib/catalog/listing-schema";
import { listingState } from "@/lib/catalog/listing-state";
import { catalogBySlug, findListing, findVersion, type ListingRow } from "@/lib/catalog/lookup-service";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { serverNameKey } from "@/lib/manifest/names";

/** A stored listing as clients of the product API see it. */
export function toListing(row: ListingRow, reinstatementPending: boolean): Listing {
  return {
    catalog: row.catalog.slug,
    server: row.version.server.name,
    version: row.version.version,
    digest: row.manifestRevision.digest,
    state: listingState(factsOf(row), new Date()),
    basis: row.basis as Listing["basis"],
    listedAt: row.listedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    suspendReason: row.suspendReason,
    reinstatementPending,
  };
}

/** True while a first person's proposal to lift the suspension waits for a second. */
export async function isReinstatementPending(tx: Tx, listingId: string): Promise<boolean> {
  return (await tx.reinstatement.count({ where: { listingId, confirmedAt: null, voidedAt: null } })) > 0;
}

/** One listing by its names, or `not_found`. */
export async function listingView(tx: Tx, slug: string, name: { server: string; version: string }): Promise<Listing> {
  const catalog = await catalogBySlug(tx, slug);
  const version = await findVersion(tx, serverNameKey(name.server), name.version);
  const row = version && (await findListing(tx, version.id, catalog.id));
  if (!row) throw notFound();
  return toListing(row, await isReinstatementPending(tx, row.id));
}
