import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import type { Listing } from "@/lib/catalog/listing-schema";
import { listingView } from "@/lib/catalog/listing-view";
import { catalogBySlug, findListing, findVersion, type ListingRow, listingsOfVersion, type VersionRow } from "@/lib/catalog/lookup-service";
import { prisma, type Tx } from "@/lib/db/client";
import { lockServer } from "@/lib/db/transaction";
import { notFound } from "@/lib/http/errors";
import { serverNameKey, splitServerName } from "@/lib/manifest/names";

/**
 * Suspending: one person, at once, whatever else is going on (governance.md §2, §3, §5.5).
 * Suspension waits for no revision and no policy; it only queues behind a decision on the same server that is
 * already committing, and then wins over it.
 */
export interface VersionName {
  server: string;
  version: string;
}

/** Locks the server of a version and reads the version as it is then. `not_found` when there is none. */
export async function lockedVersion(tx: Tx, name: VersionName): Promise<VersionRow> {
  const key = serverNameKey(name.server);
  const seen = await findVersion(tx, key, name.version);
  if (seen === null) throw notFound();
  await lockServer(tx, seen.serverId);
  return (await findVersion(tx, key, name.version)) ?? seen;
}

async function suspendRow(step: Change, row: ListingRow, caller: Caller, reason: string): Promise<void> {
  const now = new Date();
  await followingLatest(step, row.version.server.id, row.catalogId, async () => {
    await step.tx.listing.update({
      where: { id: row.id },
      data: { suspendedAt: row.suspendedAt ?? now, suspendedById: caller.viewer.principalId, suspendReason: reason, updatedAt: now },
      select: { id: true },
    });
    // A new suspension voids a reinstatement that was proposed for the old one.
    await step.tx.reinstatement.updateMany({ where: { listingId: row.id, confirmedAt: null, voidedAt: null }, data: { voidedAt: now } });
    announce(step, [eventOf(row, "suspended")]);
  });
}

function recordSuspension(step: Change, object: string, ids: string[], reason: string, where: string): void {
  step.record({ action: "listing.suspend", object, objectIds: ids, after: { suspended: true, where }, reason });
}

/** Suspends one listing. When this returns, this process no longer serves it. `not_found` unless it is listed there. */
export async function suspendListing(caller: Caller, slug: string, name: VersionName, reason: string): Promise<Listing> {
  await attempt(caller, "listing.suspend", name.server, async () => {
    authorize(caller.viewer, "listing.suspend", { namespace: splitServerName(name.server).namespace, catalog: slug });
    await change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      await demandFreshProof(step.tx, caller.viewer, { catalogId: catalog.id });
      const version = await lockedVersion(step.tx, name);
      const row = await findListing(step.tx, version.id, catalog.id);
      if (row === null) throw notFound();
      await suspendRow(step, row, caller, reason);
      recordSuspension(step, version.serverName, [row.id, version.id, catalog.id], reason, slug);
    });
  });
  await servedHere();
  return listingView(prisma(), slug, name);
}

/**
 * Suspends a version in every catalog and blocks it: what is not listed yet can only ever be listed as suspended.
 * Returns the listings it has, perhaps none.
 */
export async function suspendVersion(caller: Caller, name: VersionName, reason: string): Promise<Listing[]> {
  const slugs = await attempt(caller, "version.suspend", name.server, async () => {
    // No catalog: it concerns all of them, also those to come.
    authorize(caller.viewer, "listing.suspend", { namespace: splitServerName(name.server).namespace });
    return change(caller, async (step) => {
      await demandFreshProof(step.tx, caller.viewer, "every catalog");
      const version = await lockedVersion(step.tx, name);
      await step.tx.version.update({
        where: { id: version.id },
        data: { blockedAt: version.blockedAt ?? new Date(), blockedById: caller.viewer.principalId, blockReason: reason },
        select: { id: true },
      });
      const rows = await listingsOfVersion(step.tx, version.id);
      for (const row of rows) await suspendRow(step, row, caller, reason);
      recordSuspension(step, version.serverName, [version.id, ...rows.map((row) => row.id)], reason, "every catalog");
      return rows.map((row) => row.catalog.slug);
    });
  });
  await servedHere();
  return Promise.all(slugs.map((slug) => listingView(prisma(), slug, name)));
}
