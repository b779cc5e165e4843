import { prisma } from "@/lib/db/client";
import { listingWhere } from "@/lib/catalog/listing-filter";
import type { VersionAttention } from "@/lib/submission/version-list-schema";
import type { Prisma } from "@/prisma/generated/client";

/** An approval that ends within this time is told of beforehand. */
const EXPIRING_MS = 30 * 86_400_000;

/** Versions of which somebody should look at a listing again, as a filter. */
export async function attentionWhere(attention: VersionAttention, now: Date): Promise<Prisma.VersionWhereInput> {
  switch (attention) {
    case "expiring":
      return { listings: { some: { AND: [listingWhere("active", now), { expiresAt: { lte: new Date(now.getTime() + EXPIRING_MS) } }] } } };
    case "reinstatement":
      return { listings: { some: { suspendedAt: { not: null }, reinstatements: { some: { confirmedAt: null, voidedAt: null } } } } };
    case "changed":
      return { id: { in: await changedSinceListed() } };
  }
}

/**
 * Versions that are listed and of which something has changed since: the publisher says something else of them, or tools were declared that
 * are not those that were approved. Their bytes cannot change. In SQL, because Prisma compares no column with one of another table.
 */
async function changedSinceListed(): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v.id FROM version v JOIN listing l ON l.version_id = v.id
    WHERE l.suspended_at IS NULL AND l.withdrawn_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > now())
      AND (v.status_changed_at > l.listed_at OR EXISTS (SELECT 1 FROM tool_surface s WHERE s.revision_id = l.revision_id AND s.declared_at > l.listed_at AND s.id IS DISTINCT FROM l.surface_id))`;
  return rows.map(({ id }) => id);
}
