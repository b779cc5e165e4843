import type { Candidate } from "@/lib/catalog/listing-state";
import type { Tx } from "@/lib/db/client";

/** Rows of a whole batch at a time, in plain SQL: each statement has one shape, however many rows there are. */

export interface NewListing {
  id: string;
  versionId: string;
  revisionId: string;
  surfaceId: string | null;
}

/** Listings with basis `import`, in one statement. */
export async function insertImportedListings(tx: Tx, rows: readonly NewListing[], common: { catalogId: string; policyId: string; at: Date; expiresAt: Date | null }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO listing (id, version_id, catalog_id, revision_id, surface_id, basis, policy_id, listed_at, expires_at, updated_at)
    SELECT id, "versionId", ${common.catalogId}::uuid, "revisionId", "surfaceId", 'import', ${common.policyId}::uuid, ${common.at}, ${common.expiresAt}, ${common.at}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "versionId" uuid, "revisionId" uuid, "surfaceId" uuid)`;
}

/** A listing as far as `latest` is concerned. */
export interface ListedVersion extends Candidate {
  listingId: string;
  serverId: string;
  serverName: string;
  digest: string;
}

/** Everything that some servers have listed in a catalog, in every state. */
export function listedVersions(tx: Tx, serverIds: readonly string[], catalogId: string): Promise<ListedVersion[]> {
  return tx.$queryRaw`
    SELECT l.id AS "listingId", s.id AS "serverId", s.name AS "serverName", m.digest, v.version, v.publisher_status AS "publisherStatus",
      v.published_at AS "publishedAt", l.suspended_at IS NOT NULL AS suspended, l.withdrawn_at IS NOT NULL AS "withdrawnByAdmin",
      l.expires_at AS "expiresAt"
    FROM server s JOIN version v ON v.server_id = s.id JOIN listing l ON l.version_id = v.id AND l.catalog_id = ${catalogId}::uuid
    JOIN manifest_revision m ON m.id = l.revision_id
    WHERE s.id = ANY(${[...serverIds]}::uuid[])`;
}

/** Says that listings changed for their readers: they gained or lost `latest`. */
export async function touchListings(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE listing SET updated_at = ${at} WHERE id = ANY(${[...ids]}::uuid[])`;
}
