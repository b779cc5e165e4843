import { z } from "zod";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { latestOf, listingState } from "@/lib/catalog/listing-state";
import type { ListingRow } from "@/lib/catalog/lookup-service";
import { listingsOfServers } from "@/lib/catalog/lookup-service";
import { isBound, mayReadCatalog, visibleNamespace } from "@/lib/catalog/visibility";
import { prisma, type Tx } from "@/lib/db/client";
import { OPEN_STATES } from "@/lib/review/machine";
import type { ServerFilter, ServerRow } from "@/lib/submission/server-schema";
import type { Prisma } from "@/prisma/generated/client";

/** Where a page begins: after the server with this lower-case name. */
export const serverPositionSchema = z.string().max(400);

/** What a viewer may know: of these catalogs what is served, of these namespaces everything. */
interface Sight {
  everything: boolean;
  catalogIds: string[];
  namespaces: string[];
}

/** A token bound to catalogs finds in a list what those list, and nothing else: a review may be of any catalog. */
function seesUnlisted(viewer: Viewer | null, namespace: string): boolean {
  return visibleNamespace(viewer, namespace) && !isBound(viewer);
}

async function sightOf(tx: Tx, viewer: Viewer | null, slug: string | undefined): Promise<Sight> {
  const catalogs = await tx.catalog.findMany({ where: slug === undefined ? {} : { slug }, select: { id: true, slug: true, audience: true } });
  const everything = can(viewer, "unapproved.read") && !isBound(viewer);
  const readable = catalogs.filter((catalog) => everything || mayReadCatalog(viewer, catalog));
  const namespaces = (viewer?.namespaces ?? []).map(({ name }) => name).filter((name) => seesUnlisted(viewer, name));
  return { everything, catalogIds: readable.map(({ id }) => id), namespaces };
}

/** The stored facts behind a state (governance.md §2), as a filter on listings; `listing-state.ts` is the same on one row. */
function listingIn(state: Exclude<ServerFilter["state"], "pending" | undefined>, catalogIds: string[], now: Date): Prisma.ListingWhereInput {
  const here = { catalogId: { in: catalogIds } };
  const standing = { ...here, suspendedAt: null, withdrawnAt: null, version: { publisherStatus: { not: "deleted" } } };
  switch (state) {
    case "suspended":
      return { ...here, suspendedAt: { not: null } };
    case "withdrawn":
      return { ...here, suspendedAt: null, OR: [{ withdrawnAt: { not: null } }, { version: { publisherStatus: "deleted" } }] };
    case "expired":
      return { ...standing, expiresAt: { lte: now } };
    case "active":
      return { ...standing, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  }
}

/** Versions of a server by which it is found in a state. Without one: served, or, where more may be seen, anything. */
function versionIn(filter: ServerFilter, catalogIds: string[], now: Date): Prisma.VersionWhereInput {
  if (filter.state === "pending") return { reviews: { some: { catalogId: { in: catalogIds }, state: { in: [...OPEN_STATES] } } } };
  if (filter.state !== undefined) return { listings: { some: listingIn(filter.state, catalogIds, now) } };
  if (filter.catalog === undefined) return {};
  return { OR: [{ listings: { some: { catalogId: { in: catalogIds } } } }, { reviews: { some: { catalogId: { in: catalogIds }, state: { in: [...OPEN_STATES] } } } }] };
}

async function allCatalogIds(tx: Tx, slug: string | undefined): Promise<string[]> {
  const rows = await tx.catalog.findMany({ where: slug === undefined ? {} : { slug }, select: { id: true } });
  return rows.map(({ id }) => id);
}

function selected(filter: ServerFilter, sight: Sight, every: string[], now: Date): Prisma.ServerWhereInput {
  const served: Prisma.ServerWhereInput = { versions: { some: { listings: { some: listingIn("active", sight.catalogIds, now) } } } };
  const unhidden: Prisma.ServerWhereInput = { versions: { some: versionIn(filter, every, now) } };
  const asReader = filter.state === undefined || filter.state === "active" ? [served] : [];
  const own = sight.everything ? [unhidden] : [{ namespace: { name: { in: sight.namespaces } }, ...unhidden }];
  return { AND: [filter.q === undefined ? {} : { nameKey: { contains: filter.q.toLowerCase() } }, { OR: [...asReader, ...own] }] };
}

async function toRow(tx: Tx, server: { id: string; name: string }, listings: readonly ListingRow[], privileged: boolean, now: Date): Promise<ServerRow> {
  const visible = listings.filter((row) => privileged || listingState(factsOf(row), now) === "active");
  const chosen = latestOf(visible.map(factsOf), now)?.row;
  const revision = await tx.manifestRevision.findFirstOrThrow({
    where: chosen === undefined ? { version: { serverId: server.id } } : { id: chosen.revisionId },
    orderBy: { submittedAt: "desc" },
    select: { canonical: true, submittedAt: true, version: { select: { version: true } } },
  });
  const { title, description } = JSON.parse(Buffer.from(revision.canonical).toString("utf8")) as { title?: string; description: string };
  const active = visible.filter((row) => listingState(factsOf(row), now) === "active");
  return {
    server: server.name,
    title: title ?? server.name,
    description,
    version: revision.version.version,
    catalogs: [...new Set(active.map((row) => row.catalog.slug))].sort(),
    state: chosen === undefined ? "pending" : listingState(factsOf(chosen), now),
    updatedAt: (chosen?.updatedAt ?? revision.submittedAt).toISOString(),
  };
}

/**
 * Servers by name, one row each: its latest served version in catalogs the viewer may read; for those who may see more,
 * the newest of everything. What a viewer may not see is neither shown nor found by a filter.
 */
export async function listServers(viewer: Viewer | null, filter: ServerFilter, limit: number, after: string | null): Promise<{ items: ServerRow[]; next: string | null }> {
  const tx = prisma();
  const now = new Date();
  const [sight, every] = await Promise.all([sightOf(tx, viewer, filter.catalog), allCatalogIds(tx, filter.catalog)]);
  const found = await tx.server.findMany({
    where: { AND: [selected(filter, sight, every, now), after === null ? {} : { nameKey: { gt: after } }] },
    orderBy: { nameKey: "asc" },
    take: limit + 1,
    select: { id: true, name: true, nameKey: true, namespace: { select: { name: true } } },
  });
  const page = found.slice(0, limit);
  const listings = await listingsOfServers(tx, page.map(({ id }) => id));
  const items = page.map((server) => {
    const privileged = seesUnlisted(viewer, server.namespace.name);
    const own = listings.filter((row) => row.version.server.id === server.id && (privileged || sight.catalogIds.includes(row.catalogId)));
    return toRow(tx, server, own, privileged, now);
  });
  return { items: await Promise.all(items), next: found.length > limit ? (page.at(-1)?.nameKey ?? null) : null };
}
