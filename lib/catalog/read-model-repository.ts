import type { ClientBase } from "pg";
import type { ReaderLink, ReaderToken } from "@/lib/catalog/access-table";
import type { CatalogFacts } from "@/lib/catalog/catalog-view";
import type { AccessFacts, ServerFacts } from "@/lib/catalog/read-model";
import type { ServedListing } from "@/lib/catalog/served-listing";

/**
 * The facts behind the read model.
 *
 * Plain SQL on one `pg` connection instead of Prisma: the boot reads tens of thousands of manifests as bytes within one
 * snapshot, and the connection is the feed tail's own, so that serving never waits for the pool.
 */
const SERVERS_PER_BATCH = 2_000;

const LISTINGS_OF_SERVERS = `
  SELECT s.id AS "serverId", s.name AS "serverName", l.catalog_id AS "catalogId", l.basis, l.listed_at AS "listedAt",
    l.suspended_at AS "suspendedAt", l.withdrawn_at AS "withdrawnAt", l.expires_at AS "expiresAt", l.updated_at AS "updatedAt",
    v.version, v.publisher_status AS "publisherStatus", v.status_message AS "statusMessage",
    v.status_changed_at AS "statusChangedAt", v.published_at AS "publishedAt", m.digest, m.schema_version AS "schemaVersion",
    CASE WHEN l.suspended_at IS NULL THEN m.canonical END AS canonical,
    CASE WHEN l.suspended_at IS NULL THEN t.document::text END AS surface,
    r.reinstated_at AS "reinstatedAt"
  FROM server s
  JOIN version v ON v.server_id = s.id
  JOIN listing l ON l.version_id = v.id
  JOIN manifest_revision m ON m.id = l.revision_id
  LEFT JOIN tool_surface t ON t.id = l.surface_id
  LEFT JOIN (SELECT listing_id, max(confirmed_at) AS reinstated_at FROM reinstatement GROUP BY listing_id) r ON r.listing_id = l.id
  WHERE s.id = ANY($1)`;

interface ListingRow extends Omit<ServedListing, "suspended" | "withdrawnByAdmin"> {
  serverId: string;
  serverName: string;
  catalogId: string;
}

/** The listings of some servers; servers without any are left out. */
export async function loadServers(client: ClientBase, serverIds: readonly string[]): Promise<ServerFacts[]> {
  const { rows } = await client.query<ListingRow>(LISTINGS_OF_SERVERS, [serverIds]);
  const servers = new Map<string, { name: string; listings: Map<string, ServedListing[]> }>();
  for (const { serverId, serverName, catalogId, ...row } of rows) {
    const server = servers.get(serverId) ?? { name: serverName, listings: new Map<string, ServedListing[]>() };
    const listings = server.listings.get(catalogId) ?? [];
    listings.push({ ...row, suspended: row.suspendedAt !== null, withdrawnByAdmin: row.withdrawnAt !== null });
    server.listings.set(catalogId, listings);
    servers.set(serverId, server);
  }
  return [...servers.values()];
}

/** Every server, batch by batch. Consistent only inside a REPEATABLE READ transaction of the caller. */
export async function loadAllServers(client: ClientBase): Promise<ServerFacts[]> {
  const servers: ServerFacts[] = [];
  for (let last = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM server WHERE id > $1 ORDER BY id LIMIT $2", [last, SERVERS_PER_BATCH]);
    for (const server of await loadServers(client, rows.map(({ id }) => id))) servers.push(server);
    if (rows.length < SERVERS_PER_BATCH) return servers;
    last = rows.at(-1)?.id ?? last;
  }
}

/** All catalogs, the tokens that are neither revoked nor expired and whose holder is enabled, and the links that stand. */
export async function loadAccess(client: ClientBase): Promise<AccessFacts> {
  const catalogs = await client.query<CatalogFacts>("SELECT id, slug, audience FROM catalog");
  const tokens = await client.query<ReaderToken>(`
    SELECT t.id, t.secret_hash AS "secretHash", t.scopes, t.catalogs, t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt",
      p.disabled_at AS "disabledAt", ARRAY(SELECT role FROM principal_role r WHERE r.principal_id = p.id) AS roles
    FROM api_token t JOIN principal p ON p.id = t.principal_id
    WHERE t.revoked_at IS NULL AND p.disabled_at IS NULL AND t.expires_at > now()`);
  const links = await client.query<ReaderLink>(`
    SELECT l.secret_hash AS "secretHash", c.slug AS catalog, l.expires_at AS "expiresAt"
    FROM catalog_link l JOIN catalog c ON c.id = l.catalog_id
    WHERE l.revoked_at IS NULL AND l.expires_at > now()`);
  return { catalogs: catalogs.rows, tokens: tokens.rows, links: links.rows };
}
