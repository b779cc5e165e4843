import type { Prisma } from "@/prisma/generated/client";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, factsOf } from "@/lib/catalog/latest";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { latestOf } from "@/lib/catalog/listing-state";
import { type ListingRow, listingsOfServer } from "@/lib/catalog/lookup-service";
import { prisma, type Tx } from "@/lib/db/client";
import { lockServer } from "@/lib/db/transaction";

/** Suspended and withdrawn listings expire unnoticed; lifting a suspension makes the expiry due for the next run. */
function due(now: Date): Prisma.ListingWhereInput {
  return { expiryAnnouncedAt: null, ...listingWhere("expired", now) };
}

/**
 * Tells the feed of listings whose approval has expired (governance.md §2). Returns how many were announced.
 *
 * Readers need no announcement, they judge expiry by the clock; consumers of the feed (Nacos sync, `/changes`) do.
 * Safe to run at any time, by several workers at once.
 */
export async function announceExpiries(): Promise<number> {
  const rows = await prisma().listing.findMany({
    where: due(new Date()),
    select: { catalogId: true, version: { select: { serverId: true } } },
  });
  const places = new Map(rows.map(({ catalogId, version }) => [`${catalogId}/${version.serverId}`, { catalogId, serverId: version.serverId }]));
  let announced = 0;
  for (const place of places.values()) announced += await announceOf(place.serverId, place.catalogId);
  if (announced > 0) await servedHere();
  return announced;
}

async function announceOf(serverId: string, catalogId: string): Promise<number> {
  return change(SYSTEM_CALLER, async (step) => {
    await lockServer(step.tx, serverId);
    const now = new Date();
    const rows = await listingsOfServer(step.tx, serverId, catalogId);
    const facts = rows.map(factsOf);
    const pending = await unannounced(step.tx, rows, now);
    if (pending.length === 0) {
      step.nothingToDo();
      return 0;
    }
    for (const { row, at } of pending) {
      const before = latestOf(facts, new Date(at.getTime() - 1))?.row;
      const after = latestOf(facts, at)?.row;
      await step.tx.listing.update({ where: { id: row.id }, data: { expiryAnnouncedAt: now, updatedAt: later(row.updatedAt, at) }, select: { id: true } });
      announce(step, [eventOf(row, "expired")]);
      if (after === undefined || after.id === before?.id) continue;
      await step.tx.listing.update({ where: { id: after.id }, data: { updatedAt: later(after.updatedAt, at) }, select: { id: true } });
      announce(step, [{ ...eventOf(after, "latest"), previousVersion: before?.version.version ?? null }]);
    }
    const ids = pending.map(({ row }) => row.id);
    step.record({ action: "listing.expire", object: rows[0]?.version.server.name ?? serverId, objectIds: [...ids, catalogId] });
    return pending.length;
  });
}

async function unannounced(tx: Tx, rows: readonly ListingRow[], now: Date): Promise<{ row: ListingRow; at: Date }[]> {
  const open = await tx.listing.findMany({
    where: { ...due(now), id: { in: rows.map(({ id }) => id) } },
    select: { id: true },
    orderBy: { expiresAt: "asc" },
  });
  return open.flatMap(({ id }) => rows.flatMap((row) => (row.id === id && row.expiresAt ? [{ row, at: row.expiresAt }] : [])));
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
