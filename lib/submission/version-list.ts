import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { listingState } from "@/lib/catalog/listing-state";
import { listingsOfVersion } from "@/lib/catalog/repository";
import { prisma, type Tx } from "@/lib/db/client";
import { reviewsOfVersion } from "@/lib/review/repository";
import type { VersionListRow, VersionState } from "@/lib/submission/version-list-schema";
import type { Prisma } from "@/prisma/generated/client";

export interface VersionListFilter {
  q?: string | undefined;
  state?: VersionState | undefined;
}
/** Where a page begins: after the version published at that time (RFC 3339) with that id. */
export interface VersionPosition {
  at: string;
  id: string;
}

/** The stored facts behind a listing state (governance.md §2), as a filter; `listing-state.ts` is the same on one row. */
function listingsIn(state: Exclude<VersionState, "pending">, now: Date): Prisma.VersionWhereInput {
  const standing = { suspendedAt: null, withdrawnAt: null };
  switch (state) {
    case "suspended":
      return { listings: { some: { suspendedAt: { not: null } } } };
    case "withdrawn":
      return { OR: [{ listings: { some: { suspendedAt: null, withdrawnAt: { not: null } } } }, { publisherStatus: "deleted", listings: { some: { suspendedAt: null } } }] };
    case "expired":
      return { publisherStatus: { not: "deleted" }, listings: { some: { ...standing, expiresAt: { lte: now } } } };
    case "active":
      return { publisherStatus: { not: "deleted" }, listings: { some: { ...standing, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } } };
  }
}

function selected({ q, state }: VersionListFilter): Prisma.VersionWhereInput[] {
  const byName = q === undefined || q === "" ? {} : { server: { nameKey: { contains: q.toLowerCase() } } };
  if (state === undefined) return [byName];
  return [byName, state === "pending" ? { listings: { none: {} } } : listingsIn(state, new Date())];
}

/** How many versions a filter selects. Throws `forbidden` outside the console. */
export async function countVersions(viewer: Viewer, filter: VersionListFilter): Promise<number> {
  authorize(viewer, "console.enter");
  return prisma().version.count({ where: { AND: selected(filter) } });
}

/** Versions in every state with where they stand in each catalog, newest first. Throws `forbidden` outside the console. */
export async function listVersions(
  viewer: Viewer,
  filter: VersionListFilter,
  limit: number,
  after: VersionPosition | null,
): Promise<{ items: VersionListRow[]; next: VersionPosition | null }> {
  authorize(viewer, "console.enter");
  const tx = prisma();
  const at = after === null ? undefined : new Date(after.at);
  const beyond: Prisma.VersionWhereInput = after === null || at === undefined ? {} : { OR: [{ publishedAt: { lt: at } }, { publishedAt: at, id: { lt: after.id } }] };
  const found = await tx.version.findMany({
    where: { AND: [...selected(filter), beyond] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: { id: true, version: true, publishedAt: true, server: { select: { name: true } } },
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await Promise.all(page.map((row) => toListRow(tx, row))),
    next: found.length > limit && last !== undefined ? { at: last.publishedAt.toISOString(), id: last.id } : null,
  };
}

async function toListRow(tx: Tx, row: { id: string; version: string; publishedAt: Date; server: { name: string } }): Promise<VersionListRow> {
  const [listings, reviews] = await Promise.all([listingsOfVersion(tx, row.id), reviewsOfVersion(tx, row.id)]);
  const now = new Date();
  return {
    server: row.server.name,
    version: row.version,
    publishedAt: row.publishedAt.toISOString(),
    listings: listings.map((listing) => ({ catalog: listing.catalog.slug, state: listingState(factsOf(listing), now) })),
    reviews: reviews.map((review) => ({ id: review.id, catalog: review.catalog.slug, state: review.state })),
  };
}
