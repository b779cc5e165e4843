import type { ListingState } from "@/lib/catalog/listing-schema";
import type { Prisma } from "@/prisma/generated/client";

const STANDING = { suspendedAt: null, withdrawnAt: null, version: { publisherStatus: { not: "deleted" } } } as const satisfies Prisma.ListingWhereInput;

/** The listings that `listingState` says are in `state` at `now`, as a filter: the same derivation in SQL (governance.md §2). Pure. */
export function listingWhere(state: ListingState, now: Date): Prisma.ListingWhereInput {
  switch (state) {
    case "suspended":
      return { suspendedAt: { not: null } };
    case "withdrawn":
      return { suspendedAt: null, OR: [{ withdrawnAt: { not: null } }, { version: { publisherStatus: "deleted" } }] };
    case "expired":
      return { ...STANDING, expiresAt: { lte: now } };
    case "active":
      return { ...STANDING, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  }
}
