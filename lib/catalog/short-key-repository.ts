import type { Tx } from "@/lib/db/client";

/** Short keys as stored: one for each server in each catalog it was ever listed in, for life. Plain SQL, one statement for a whole batch. */

/** Which of `serverIds` have their key in the catalog (without a wish), and what is wished for any of them. */
export function knownNames(tx: Tx, catalogId: string, serverIds: readonly string[]): Promise<{ id: string; wish: string | null }[]> {
  // Of most servers neither is true; a join would read all keys of the catalog to find that.
  return tx.$queryRaw`
    SELECT server_id AS id, NULL AS wish FROM server_key WHERE catalog_id = ${catalogId}::uuid AND server_id = ANY(${[...serverIds]}::uuid[])
    UNION ALL SELECT id, wanted_key FROM server WHERE wanted_key IS NOT NULL AND id = ANY(${[...serverIds]}::uuid[])`;
}

/**
 * The keys of each of some catalogs if one of `wanted` is among them anywhere, else none: most servers get the key they want,
 * and then nobody reads thousands. As one text, which costs a fraction of as many rows.
 */
export async function keysInTheWay(tx: Tx, catalogIds: readonly string[], wanted: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.$queryRaw<{ id: string; keys: string | null }[]>`
    SELECT c.id, (SELECT string_agg(key, ' ') FROM server_key WHERE catalog_id = c.id) AS keys FROM unnest(${[...catalogIds]}::uuid[]) AS c(id)
    WHERE EXISTS (SELECT 1 FROM server_key w WHERE w.catalog_id = ANY(${[...catalogIds]}::uuid[]) AND w.key = ANY(${[...wanted]}::text[]))`;
  return new Map(rows.map(({ id, keys }) => [id, new Set(keys?.split(" "))]));
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

/** What the publisher of a server wishes, and the keys it has in some catalogs, by the ids of these. */
export async function namesOfServer(tx: Tx, nameKey: string, catalogIds: readonly string[]): Promise<{ wish: string | null; given: Map<string, string> }> {
  const select = { wantedKey: true, keys: { where: { catalogId: { in: [...catalogIds] } }, select: { catalogId: true, key: true } } };
  const row = await tx.server.findUnique({ where: { nameKey }, select });
  return { wish: row?.wantedKey ?? null, given: new Map(row?.keys.map(({ catalogId, key }) => [catalogId, key])) };
}

/** Keeps the wish of a server's publisher in the place of an earlier one; false when it was this one already. */
export async function keepWish(tx: Tx, serverId: string, wish: string): Promise<boolean> {
  const { count } = await tx.server.updateMany({ where: { id: serverId, OR: [{ wantedKey: null }, { wantedKey: { not: wish } }] }, data: { wantedKey: wish } });
  return count === 1;
}
