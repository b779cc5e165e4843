import type { CatalogEventInput } from "@/lib/catalog/feed";
import type { Tx } from "@/lib/db/client";

/** Adds events in their order. The trigger `catalog_event_order` numbers them; plain SQL, since an import has hundreds in one batch. */
export async function insertEvents(tx: Tx, events: readonly CatalogEventInput[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO catalog_event (seq, catalog_id, kind, server_id, server_name, version, digest, previous_version)
    SELECT 0, catalog_id, kind, server_id, server_name, version, digest, previous_version
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(events)}::json) AS ("catalogId" uuid, kind text, "serverId" uuid, "serverName" text,
        version text, digest text, "previousVersion" text))
      WITH ORDINALITY AS e(catalog_id, kind, server_id, server_name, version, digest, previous_version, place)
    ORDER BY place`;
}
