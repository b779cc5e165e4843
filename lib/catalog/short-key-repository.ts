import type { Tx } from "@/lib/db/client";

/** Short keys as stored: one for each server in each catalog it was ever listed in, for life. Plain SQL, one statement for a whole batch. */

/** Which of `serverIds` have their key in the catalog. */
export async function serversWithKey(tx: Tx, catalogId: string, serverIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT server_id AS id FROM server_key WHERE catalog_id = ${catalogId}::uuid AND server_id = ANY(${[...serverIds]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * The keys of a catalog if one of `wanted` is among them, else none: most servers get the key they want, and then nobody reads
 * thousands. As one text, which costs a fraction of as many rows.
 */
export async function keysInTheWay(tx: Tx, catalogId: string, wanted: readonly string[]): Promise<Set<string>> {
  const [row] = await tx.$queryRaw<{ keys: string | null }[]>`
    SELECT string_agg(key, ' ') AS keys FROM server_key WHERE catalog_id = ${catalogId}::uuid
      AND EXISTS (SELECT 1 FROM server_key w WHERE w.catalog_id = ${catalogId}::uuid AND w.key = ANY(${[...wanted]}::text[]))`;
  return new Set(row?.keys?.split(" "));
}

/** Keys of servers that have none there. A key that is taken fails the transaction. */
export async function insertKeys(tx: Tx, catalogId: string, rows: readonly { serverId: string; key: string }[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO server_key (catalog_id, server_id, key)
    SELECT ${catalogId}::uuid, "serverId", key FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("serverId" uuid, key text)`;
}

/** The key of a server in a catalog, by its slug, or null where it was never listed. */
export async function findKey(tx: Tx, catalog: string, nameKey: string): Promise<string | null> {
  const row = await tx.serverKey.findFirst({ where: { catalog: { slug: catalog }, server: { nameKey } }, select: { key: true } });
  return row?.key ?? null;
}
