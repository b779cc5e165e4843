import type { Change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { shortKey, shortKeys } from "@/lib/catalog/short-key";
import { findKey, insertKeys, keysInTheWay, serversWithKey } from "@/lib/catalog/short-key-repository";
import { prisma } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";

/**
 * Gives each server that has none yet its short key in a catalog, in the order of `servers`; whoever lists calls this, and
 * the trigger `short_key_demanded` refuses a listing without it. The servers' rows must be locked.
 *
 * The keys are chosen just before the commit, behind the lock of the audit chain: it orders all writers, so that nobody takes
 * a key between looking and taking, and no lock of its own can cross another.
 */
export async function giveShortKeys(change: Change, catalogId: string, servers: readonly { id: string; name: string }[]): Promise<void> {
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  for (const id of await serversWithKey(change.tx, catalogId, [...names.keys()])) names.delete(id);
  if (names.size === 0) return;
  change.beforeCommit(async (tx) => {
    const wanted = [...names.values()];
    const keys = shortKeys(wanted, await keysInTheWay(tx, catalogId, shortKeys(wanted)));
    await insertKeys(tx, catalogId, [...names.keys()].map((serverId, index) => ({ serverId, key: keys[index] ?? "" })));
  });
}

/** The short key of a server in a catalog or, where it was never listed, the one it would be given now. Throws `not_found` for no catalog. */
export async function shortKeyIn(catalogSlug: string, serverName: string): Promise<string> {
  const given = await findKey(prisma(), catalogSlug, serverNameKey(serverName));
  if (given !== null) return given;
  const catalog = await catalogBySlug(prisma(), catalogSlug);
  return shortKey(serverName, await keysInTheWay(prisma(), catalog.id, [shortKey(serverName)]));
}
