import { entryIdOf } from "./identity";
import { originsOf } from "./origin-repository";
import { knownItems } from "./sync-repository";

/**
 * The name of the server of ours, other than `serverId`, whose entry this is on a target, or which was made of it; null: nobody's.
 * An entry that was renamed by hand, or that is still in review, may have the name of one server and belong to another.
 */
export async function entryOwner(target: { id: string; namespaceId: string }, entryId: string, serverId: string): Promise<string | null> {
  const [items, origins] = await Promise.all([knownItems(target.id), originsOf(target.id)]);
  const entries = [...items.map((item) => ({ ...item, entryId: entryIdOf(target.namespaceId, item) })), ...origins.map((origin) => ({ ...origin, entryId: origin.nacosId }))];
  return entries.find((entry) => entry.serverId !== serverId && entry.entryId === entryId)?.serverName ?? null;
}

/** What to do about an entry that belongs to another server of ours. */
export function ownedSentence(owner: string): string {
  return `The entry with this name is that of ${owner}. Write that server again, and the name is free.`;
}
