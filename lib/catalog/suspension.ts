import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announce } from "@/lib/catalog/feed";
import { eventOf, followingLatest } from "@/lib/catalog/latest";
import type { Listing } from "@/lib/catalog/listing-schema";
import { listingView } from "@/lib/catalog/listing-view";
import { catalogBySlug, findListing, findVersion, type ListingRow, listingsOfVersion, listingsOfVersions, type VersionRow } from "@/lib/catalog/lookup-service";
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

/** What an entry about a suspension says of its version. */
type SuspendedVersion = Pick<VersionRow, "id" | "version" | "serverName">;

/** Locks the server of a version and reads the version as it is then. `not_found` when there is none. */
export async function lockedVersion(tx: Tx, name: VersionName): Promise<VersionRow> {
  const key = serverNameKey(name.server);
  const seen = await findVersion(tx, key, name.version);
  if (seen === null) throw notFound();
  await lockServer(tx, seen.serverId);
  return (await findVersion(tx, key, name.version)) ?? seen;
}

/**
 * Suspends some listings of one server, whatever state they are in. Catalog by catalog: what is the latest there is compared
 * before and after all of them, so that a suspension of many versions tells of one move and never of a step in between.
 */
async function suspendRows(step: Change, rows: readonly ListingRow[], caller: Caller, reason: string): Promise<void> {
  const catalogs = new Map(rows.map((row) => [row.catalogId, row.version.server.id]));
  for (const [catalogId, serverId] of catalogs) {
    await followingLatest(step, serverId, catalogId, () => suspendHere(step, rows.filter((row) => row.catalogId === catalogId), caller, reason));
  }
}

async function suspendHere(step: Change, rows: readonly ListingRow[], caller: Caller, reason: string): Promise<void> {
  const now = new Date();
  const where = { id: { in: rows.map(({ id }) => id) } };
  const said = { suspendedById: caller.viewer.principalId, suspendReason: reason, updatedAt: now };
  // Those that are suspended already keep since when. The others in one statement: the database's clock says when that was, and
  // nothing after it may set `updatedAt` back behind it.
  await step.tx.listing.updateMany({ where: { ...where, suspendedAt: { not: null } }, data: said });
  await step.tx.listing.updateMany({ where: { ...where, suspendedAt: null }, data: { ...said, suspendedAt: now } });
  // A new suspension voids a reinstatement that was proposed for the old one.
  await step.tx.reinstatement.updateMany({ where: { listingId: where.id, confirmedAt: null, voidedAt: null }, data: { voidedAt: now } });
  announce(step, rows.map((row) => eventOf(row, "suspended")));
}

const EVERYWHERE = "every catalog";

function recordSuspension(step: Change, version: SuspendedVersion, ids: string[], reason: string, where: string): void {
  const after = { suspended: true, where, version: version.version };
  step.record({ action: "listing.suspend", object: version.serverName, objectIds: [version.id, ...ids], after, reason });
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
      await suspendRows(step, [row], caller, reason);
      recordSuspension(step, version, [row.id, catalog.id], reason, slug);
    });
  });
  await servedHere();
  return listingView(prisma(), caller.viewer, slug, name);
}

/** From now on these versions can be listed as suspended only. Versions to come are not meant: their reviews tell of the suspension. */
async function blockVersions({ tx }: Change, ids: readonly string[], caller: Caller, reason: string): Promise<void> {
  const where = { id: { in: [...ids] } };
  await tx.version.updateMany({ where: { ...where, blockedAt: null }, data: { blockedAt: new Date() } });
  await tx.version.updateMany({ where, data: { blockedById: caller.viewer.principalId, blockReason: reason } });
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
      await blockVersions(step, [version.id], caller, reason);
      const rows = await listingsOfVersion(step.tx, version.id);
      await suspendRows(step, rows, caller, reason);
      recordSuspension(step, version, rows.map((row) => row.id), reason, EVERYWHERE);
      return rows.map((row) => row.catalog.slug);
    });
  });
  await servedHere();
  return Promise.all(slugs.map((slug) => listingView(prisma(), caller.viewer, slug, name)));
}

/** Which versions of a server a suspension reaches: all of them, or those that a catalog lists. */
async function versionsReached(tx: Tx, serverId: string, slug: string | undefined): Promise<SuspendedVersion[]> {
  const listed = slug === undefined ? {} : { listings: { some: { catalog: { slug } } } };
  const rows = await tx.version.findMany({ where: { serverId, ...listed }, select: { id: true, version: true, server: { select: { name: true } } }, orderBy: { publishedAt: "asc" } });
  return rows.map(({ id, version, server }) => ({ id, version, serverName: server.name }));
}

/**
 * Suspends all versions of a server in one transaction, with an entry for each: everywhere, which blocks them too, or in one
 * catalog. When this returns, this process serves none of them there. A version that is published later begins anew: it is
 * listed by a review only, which tells of the suspension (`suspendedVersionsOf`). Throws `forbidden`, `step_up_required`, and `not_found` for a server, or a catalog, with nothing to suspend.
 */
export async function suspendServer(caller: Caller, server: string, reason: string, slug?: string): Promise<{ versions: string[] }> {
  const versions = await attempt(caller, "server.suspend", server, async () => {
    authorize(caller.viewer, "listing.suspend", { namespace: splitServerName(server).namespace, ...(slug !== undefined && { catalog: slug }) });
    return change(caller, async (step) => {
      const scope = slug === undefined ? "every catalog" : { catalogId: (await catalogBySlug(step.tx, slug)).id };
      await demandFreshProof(step.tx, caller.viewer, scope);
      const found = await step.tx.server.findUnique({ where: { nameKey: serverNameKey(server) }, select: { id: true } });
      if (found === null) throw notFound();
      await lockServer(step.tx, found.id);
      const reached = await versionsReached(step.tx, found.id, slug);
      if (reached.length === 0) throw notFound();
      if (slug === undefined) await blockVersions(step, reached.map(({ id }) => id), caller, reason);
      const rows = (await listingsOfVersions(step.tx, reached.map(({ id }) => id))).filter((row) => slug === undefined || row.catalog.slug === slug);
      await suspendRows(step, rows, caller, reason);
      for (const version of reached) {
        recordSuspension(step, version, rows.filter((row) => row.versionId === version.id).map(({ id }) => id), reason, slug ?? EVERYWHERE);
      }
      return reached.map(({ version }) => version);
    });
  });
  await servedHere();
  return { versions };
}
