import type { Change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { shortKeys } from "@/lib/catalog/short-key";
import { findKey, insertKeys, keysInTheWay, knownNames } from "@/lib/catalog/short-key-repository";
import { keyStandings } from "@/lib/catalog/short-key-standing";
import { type ClientKey, keyThere } from "@/lib/catalog/short-key-wish";
import { prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";

/**
 * Gives each server that has none yet its short key in a catalog, in the order of `servers`: the one its publisher wishes
 * where that is free, else one from its name. Whoever lists calls this, and the trigger `short_key_demanded` refuses a
 * listing without it. The servers' rows must be locked.
 *
 * The keys are chosen just before the commit, behind the lock of the audit chain: it orders all writers, so that nobody takes
 * a key between looking and taking, and no lock of its own can cross another. Wishes cannot change meanwhile: the rows are locked.
 */
export async function giveShortKeys(change: Change, catalogId: string, servers: readonly { id: string; name: string }[]): Promise<void> {
  const names = new Map(servers.map(({ id, name }) => [id, name]));
  const wishes = new Map<string, string>();
  for (const { id, wish } of await knownNames(change.tx, catalogId, [...names.keys()])) {
    if (wish === null) names.delete(id);
    else wishes.set(names.get(id) ?? "", wish);
  }
  if (names.size === 0) return;
  change.beforeCommit(async (tx) => {
    const nameless = [...names.values()];
    const taken = (await keysInTheWay(tx, [catalogId], shortKeys(nameless, new Set(), wishes))).get(catalogId);
    const keys = shortKeys(nameless, taken, wishes);
    await insertKeys(tx, catalogId, [...names.keys()].map((serverId, index) => ({ serverId, key: keys[index] ?? "" })));
  });
}

/** The short key of a server in a catalog or, where it was never listed, the one it would be given now. */
export async function clientKeyOf(tx: Tx, catalog: { id: string; slug: string }, serverName: string): Promise<ClientKey> {
  const { wish, standings } = await keyStandings(tx, serverName, [catalog]);
  return keyThere(serverName, wish, standings[0]);
}

/** The same by the slug of the catalog. Throws `not_found` for no catalog. */
export async function clientKeyIn(catalogSlug: string, serverName: string): Promise<ClientKey> {
  return clientKeyOf(prisma(), await catalogBySlug(prisma(), catalogSlug), serverName);
}

/** The key alone. Throws `not_found` for no catalog. */
export async function shortKeyIn(catalogSlug: string, serverName: string): Promise<string> {
  return (await findKey(prisma(), catalogSlug, serverNameKey(serverName))) ?? (await clientKeyIn(catalogSlug, serverName)).key;
}
