import type { Tx } from "@/lib/db/client";

export interface NewListing {
  id: string;
  versionId: string;
  revisionId: string;
}

/** Listings with basis `import`, in one statement. */
export async function insertImportedListings(tx: Tx, rows: readonly NewListing[], common: { catalogId: string; policyId: string; at: Date; expiresAt: Date | null }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO listing (id, version_id, catalog_id, revision_id, basis, policy_id, listed_at, expires_at, updated_at)
    SELECT id, "versionId", ${common.catalogId}::uuid, "revisionId", 'import', ${common.policyId}::uuid, ${common.at}, ${common.expiresAt}, ${common.at}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "versionId" uuid, "revisionId" uuid)`;
}
