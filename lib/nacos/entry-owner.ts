import { entryIdOf } from "./identity";
import { originsOf } from "./origin-repository";
import { knownItems } from "./sync-repository";

/** A server of ours behind an entry. */
export interface EntryOwner {
  serverName: string;
  /** It is, or was, listed, and so has a place on the target; else the entry was only imported as that server. */
  stands: boolean;
}

/**
 * The server of ours, other than `serverId`, whose entry this is on a target, or which was made of it; null: nobody's.
 * An entry that was renamed by hand, or that is still in review, may have the name of one server and belong to another.
 */
export async function entryOwner(target: { id: string; namespaceId: string }, entryId: string, serverId: string): Promise<EntryOwner | null> {
  const [items, origins] = await Promise.all([knownItems(target.id), originsOf(target.id)]);
  const item = items.find((known) => known.serverId !== serverId && entryIdOf(target.namespaceId, known) === entryId);
  if (item !== undefined) return { serverName: item.serverName, stands: true };
  const origin = origins.find((known) => known.serverId !== serverId && known.nacosId === entryId);
  return origin === undefined ? null : { serverName: origin.serverName, stands: false };
}

/** What to do about an entry that belongs to another server of ours. */
export function ownedSentence({ serverName, stands }: EntryOwner): string {
  return stands
    ? `The entry with this name is that of ${serverName}. Write that server again, and the name is free.`
    : `The entry with this name was imported as ${serverName}, which is not listed. Rename the entry in Nacos or delete it there, and the name is free.`;
}
