import type { Viewer } from "@/lib/access/schema";
import { seenUnapproved } from "@/lib/catalog/unapproved-filter";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

/**
 * Where a suspended version of some servers is known, as far as the viewer sees it: the listings that are suspended and, of a
 * version that is blocked, all of its listings and reviews. The same rule as `standingSuspensions`, which says what is told of it.
 */
function suspendedPlaces(viewer: Viewer, serverIds: readonly string[]): Prisma.Sql {
  return sql`(SELECT * FROM (
    SELECT v.server_id, v.id AS version_id, v.published_at, coalesce(v.blocked_at, place.suspended_at) AS since, n.name_key AS namespace_key, c.slug AS catalog, c.audience
    FROM version v JOIN server s ON s.id = v.server_id JOIN namespace n ON n.id = s.namespace_id
    CROSS JOIN LATERAL (
      SELECT l.catalog_id, l.suspended_at FROM listing l WHERE l.version_id = v.id AND (l.suspended_at IS NOT NULL OR v.blocked_at IS NOT NULL)
      UNION ALL SELECT r.catalog_id, NULL FROM review r WHERE r.version_id = v.id AND v.blocked_at IS NOT NULL
    ) AS place JOIN catalog c ON c.id = place.catalog_id
    WHERE v.server_id = ANY(${[...serverIds]}::uuid[])
  ) AS known WHERE ${seenUnapproved(viewer)}) AS seen`;
}

/** How many versions of each server are suspended somewhere that the viewer may see, by the id of the server: one query for all. */
export async function suspendedCounts(tx: Tx, viewer: Viewer, serverIds: readonly string[]): Promise<(serverId: string) => number> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT server_id AS id, count(DISTINCT version_id)::int AS count FROM ${suspendedPlaces(viewer, serverIds)} GROUP BY server_id`;
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return (serverId) => counts.get(serverId) ?? 0;
}

/** The ids of up to `limit` versions of a server that are suspended somewhere that the viewer may see, newest suspension first and of one moment the newest version first, and how many there are. */
export async function newestSuspended(tx: Tx, viewer: Viewer, serverId: string, limit: number): Promise<{ ids: string[]; count: number }> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT version_id AS id, count(*) OVER ()::int AS count FROM ${suspendedPlaces(viewer, [serverId])} GROUP BY version_id ORDER BY max(since) DESC, max(published_at) DESC, version_id LIMIT ${limit}`;
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}
