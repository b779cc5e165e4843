import { z } from "zod";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { listingWhere } from "@/lib/catalog/listing-filter";
import { latestOf, listingState } from "@/lib/catalog/listing-state";
import type { ListingRow } from "@/lib/catalog/lookup-service";
import { listingsOfServers } from "@/lib/catalog/lookup-service";
import { mayReadCatalog, maySeeUnapproved, readingGrant } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { snapshot } from "@/lib/db/transaction";
import { serverNameKey } from "@/lib/manifest/names";
import { OPEN_STATES } from "@/lib/review/machine";
import type { ServerFilter, ServerRow } from "@/lib/submission/server-schema";
import type { Prisma } from "@/prisma/generated/client";

/** Where a page begins: after the server with this lower-case name. */
export const serverPositionSchema = z.string().max(400);

interface SightedCatalog {
  id: string;
  slug: string;
  audience: string;
}

/** What a viewer may know of the catalogs asked for: what is served in some, and everything of some namespaces in some. */
interface Sight {
  served: string[];
  /** Catalogs in which the viewer sees everything of a namespace: other people's, and that of a namespace it is a member of. */
  unhidden: (namespace: string) => string[];
  /** Namespaces the viewer is a member of. */
  own: string[];
  /** Namespaces of other people whose hidden versions the viewer may see; null: all. */
  others: string[] | null;
}

async function sightOf(tx: Tx, viewer: Viewer | null, slug: string | undefined): Promise<Sight> {
  const catalogs: SightedCatalog[] = await tx.catalog.findMany({ where: slug === undefined ? {} : { slug }, select: { id: true, slug: true, audience: true } });
  const grant = readingGrant(viewer);
  const bound = viewer?.token?.namespaces ?? [];
  return {
    served: catalogs.filter((catalog) => mayReadCatalog(catalog, grant)).map(({ id }) => id),
    unhidden: (namespace) => catalogs.filter((catalog) => maySeeUnapproved(viewer, namespace, catalog)).map(({ id }) => id),
    own: (viewer?.namespaces ?? []).map(({ name }) => name),
    others: !can(viewer, "unapproved.read") ? [] : bound.length > 0 ? bound : null,
  };
}

/** Versions of a server by which it is found in a state. Without one: anything a catalog lists, has listed or reviews. */
function versionIn(filter: ServerFilter, catalogIds: string[], now: Date): Prisma.VersionWhereInput {
  const here = { catalogId: { in: catalogIds } };
  const open = { ...here, state: { in: [...OPEN_STATES] } };
  if (filter.state === "pending") return { reviews: { some: open } };
  if (filter.state !== undefined) return { listings: { some: { ...here, ...listingWhere(filter.state, now) } } };
  return { OR: [{ listings: { some: here } }, { reviews: { some: filter.catalog === undefined ? here : open } }] };
}

/** Stands for any namespace the viewer is no member of: no name has a slash. */
const FOREIGN = "/";

function selected(filter: ServerFilter, sight: Sight, now: Date): Prisma.ServerWhereInput {
  const served: Prisma.ServerWhereInput = { versions: { some: { listings: { some: { catalogId: { in: sight.served }, ...listingWhere("active", now) } } } } };
  const asReader = filter.state === undefined || filter.state === "active" ? [served] : [];
  const asMember = sight.own.map((name) => ({ namespace: { name }, versions: { some: versionIn(filter, sight.unhidden(name), now) } }));
  const asReviewer = (sight.others ?? [FOREIGN]).map((name) => ({
    ...(name === FOREIGN ? {} : { namespace: { nameKey: serverNameKey(name) } }),
    versions: { some: versionIn(filter, sight.unhidden(name), now) },
  }));
  return { AND: [filter.q === undefined ? {} : { nameKey: { contains: likeLiteral(filter.q.toLowerCase()) } }, { OR: [...asReader, ...asMember, ...asReviewer] }] };
}

/** The newest bytes of a server as far as these catalogs list or review them. */
function newestRevision(tx: Tx, serverId: string, catalogIds: string[]) {
  const known = { some: { catalogId: { in: catalogIds } } };
  return tx.manifestRevision.findFirst({
    where: { version: { serverId, OR: [{ listings: known }, { reviews: known }] } },
    orderBy: { submittedAt: "desc" },
    select: REVISION_FIELDS,
  });
}

const REVISION_FIELDS = { canonical: true, submittedAt: true, version: { select: { version: true } } } as const;

/** Null when nothing of the server is left for this viewer to see. */
async function toRow(tx: Tx, server: FoundServer, listings: readonly ListingRow[], sight: Sight, now: Date): Promise<ServerRow | null> {
  const unhidden = sight.unhidden(server.namespace.name);
  const active = listings.filter((row) => (sight.served.includes(row.catalogId) || unhidden.includes(row.catalogId)) && listingState(factsOf(row), now) === "active");
  const visible = listings.filter((row) => unhidden.includes(row.catalogId) || active.includes(row));
  const chosen = latestOf(visible.map(factsOf), now)?.row;
  if (chosen === undefined && unhidden.length === 0) return null;
  const revision =
    chosen === undefined
      ? await newestRevision(tx, server.id, unhidden)
      : await tx.manifestRevision.findUnique({ where: { id: chosen.revisionId }, select: REVISION_FIELDS });
  if (revision === null) return null;
  const { title, description } = JSON.parse(Buffer.from(revision.canonical).toString("utf8")) as { title?: string; description: string };
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

const SERVER_FIELDS = { id: true, name: true, nameKey: true, namespace: { select: { name: true } } } as const satisfies Prisma.ServerSelect;
type FoundServer = Prisma.ServerGetPayload<{ select: typeof SERVER_FIELDS }>;

/**
 * Servers by name, one row each: its latest served version in catalogs the viewer may read; for those who may see more,
 * the newest of everything. What a viewer may not see is neither shown nor found by a filter. All of one page is read as
 * of one instant: what is suspended meanwhile is either on it as it was, or not at all.
 */
export async function listServers(viewer: Viewer | null, filter: ServerFilter, limit: number, after: string | null): Promise<{ items: ServerRow[]; next: string | null }> {
  return snapshot(async (tx) => {
    const now = new Date();
    const sight = await sightOf(tx, viewer, filter.catalog);
    const found = await tx.server.findMany({
      where: { AND: [selected(filter, sight, now), after === null ? {} : { nameKey: { gt: after } }] },
      orderBy: { nameKey: "asc" },
      take: limit + 1,
      select: SERVER_FIELDS,
    });
    const page = found.slice(0, limit);
    const listings = await listingsOfServers(tx, page.map(({ id }) => id));
    const items: ServerRow[] = [];
    for (const server of page) {
      const row = await toRow(tx, server, listings.filter(({ version }) => version.server.id === server.id), sight, now);
      if (row !== null) items.push(row);
    }
    return { items, next: found.length > limit ? (page.at(-1)?.nameKey ?? null) : null };
  });
}
