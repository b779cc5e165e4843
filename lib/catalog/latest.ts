import type { Change } from "@/lib/audit/write";
import { announce, type CatalogEventInput } from "@/lib/catalog/feed";
import { latestOf, type Candidate, type ListingFacts } from "@/lib/catalog/listing-state";
import { listingsOfServer, type ListingRow } from "@/lib/catalog/lookup-service";

/** The facts of a stored listing. */
export function factsOf(row: ListingRow): Candidate & { row: ListingRow } {
  return {
    row,
    suspended: row.suspendedAt !== null,
    withdrawnByAdmin: row.withdrawnAt !== null,
    publisherStatus: row.version.publisherStatus as ListingFacts["publisherStatus"],
    expiresAt: row.expiresAt,
    version: row.version.version,
    publishedAt: row.version.publishedAt,
  };
}

/** An event about a stored listing. */
export function eventOf(row: ListingRow, kind: CatalogEventInput["kind"]): CatalogEventInput {
  const { server, version } = row.version;
  return { catalogId: row.catalogId, kind, serverId: server.id, serverName: server.name, version, digest: row.manifestRevision.digest };
}

async function currentLatest(change: Change, serverId: string, catalogId: string): Promise<ListingRow | undefined> {
  const rows = await listingsOfServer(change.tx, serverId, catalogId);
  return latestOf(rows.map(factsOf), new Date())?.row;
}

/**
 * Runs a step that changes listings of one server in one catalog and, when `latest` moved by it, bumps `updatedAt` of
 * both versions and announces the move in one event that names both (governance.md §2).
 * The server row must be locked: nobody else moves its latest meanwhile.
 */
export async function followingLatest<T>(change: Change, serverId: string, catalogId: string, step: () => Promise<T>): Promise<T> {
  const before = await currentLatest(change, serverId, catalogId);
  const result = await step();
  const after = await currentLatest(change, serverId, catalogId);
  if (after === undefined || after.id === before?.id) return result;
  const moved = [after.id, ...(before ? [before.id] : [])];
  await change.tx.listing.updateMany({ where: { id: { in: moved } }, data: { updatedAt: new Date() } });
  announce(change, [{ ...eventOf(after, "latest"), previousVersion: before?.version.version ?? null }]);
  return result;
}
