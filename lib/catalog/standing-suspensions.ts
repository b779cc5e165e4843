import type { SuspensionScope } from "@/lib/catalog/suspended-version-schema";

/** Of a version, the suspension in all catalogs at once. */
export interface BlockFacts {
  blockedAt: Date | null;
  blockedById: string | null;
  blockReason: string | null;
}

/** Of a listing, its suspension. */
export interface SuspensionFacts {
  suspendedAt: Date | null;
  suspendedById: string | null;
  suspendReason: string | null;
  catalog: { slug: string };
}

export interface StandingSuspension {
  scope: SuspensionScope;
  /** Its slug; null unless one catalog is meant. */
  catalog: string | null;
  at: Date;
  byId: string | null;
  reason: string;
}

/**
 * The suspensions that stand on a version, by its block and all of its listings. A block stands until the last suspension
 * is lifted (`liftBlock`): where two people have lifted it the version is served, where it is not listed yet an approval
 * lists it as suspended only. Listings that say nothing but what the block says are not told again. Pure.
 */
export function standingSuspensions({ blockedAt, blockedById, blockReason }: BlockFacts, listings: readonly SuspensionFacts[]): StandingSuspension[] {
  const own = listings.flatMap(({ suspendedAt, suspendedById, suspendReason, catalog }): StandingSuspension[] =>
    suspendedAt === null ? [] : [{ scope: "catalog", catalog: catalog.slug, at: suspendedAt, byId: suspendedById, reason: suspendReason ?? "" }],
  );
  if (blockedAt === null) return own;
  const block = { catalog: null, at: blockedAt, byId: blockedById, reason: blockReason ?? "" };
  if (own.length < listings.length) return [...own, { scope: "unlisted", ...block }];
  return [{ scope: "everywhere", ...block }, ...own.filter(({ byId, reason }) => byId !== block.byId || reason !== block.reason)];
}

/** Of the suspensions that stand on a version the one that an approval in a catalog does not lift: what is said of that catalog alone comes first. Pure. */
export function suspensionIn({ slug, isListed }: { slug: string; isListed: boolean }, standing: readonly StandingSuspension[]): StandingSuspension | null {
  const reaches = ({ scope }: StandingSuspension) => scope === "everywhere" || (scope === "unlisted" && !isListed);
  return standing.find(({ catalog }) => catalog === slug) ?? standing.find(reaches) ?? null;
}
