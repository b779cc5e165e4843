import { listingWhere } from "@/lib/catalog/listing-filter";
import { projectServer } from "@/lib/catalog/projection";
import { loadServers } from "@/lib/catalog/read-model-repository";
import type { ServedEntry } from "@/lib/catalog/served-entry";
import { database, prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";

/**
 * What a catalog serves, as the database knows it now: for those who write it down elsewhere and must not be behind a
 * decision that has just committed. Readers use the read model.
 */
export interface ServedNow {
  /** The latest version, if it is active: what routers get. */
  latest: ServedEntry | null;
  /** Every active version. */
  active: string[];
}

/** What `catalog` serves of one server. */
export async function servedNow(catalog: { id: string; slug: string }, serverId: string): Promise<ServedNow> {
  const client = await database().pool.connect();
  try {
    const [server] = await loadServers(client, [serverId]);
    const listings = server?.listings.get(catalog.id) ?? [];
    const { latest, entries } = projectServer(catalog.slug, { serverName: server?.name ?? "", listings }, new Date());
    const active = entries.filter(({ state }) => state === "active");
    return { latest: latest?.state === "active" ? latest : null, active: active.map(({ version }) => version) };
  } finally {
    client.release();
  }
}

/** Names of all servers that have, or had, a listing in a catalog. */
export async function serverNamesOf(catalogId: string): Promise<string[]> {
  const rows = await prisma().server.findMany({ where: { versions: { some: { listings: { some: { catalogId } } } } }, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** The id of a server by its name, or null. */
export async function findServerId(name: string): Promise<string | null> {
  const row = await prisma().server.findUnique({ where: { nameKey: serverNameKey(name) }, select: { id: true } });
  return row?.id ?? null;
}

/** Whether a catalog serves some version of a server with this name, compared case-insensitively. */
export async function isServed(tx: Tx, catalogId: string, name: string): Promise<boolean> {
  const named = { catalogId, version: { server: { nameKey: serverNameKey(name) } } };
  return (await tx.listing.count({ where: { AND: [named, listingWhere("active", new Date())] } })) > 0;
}
