import type { NacosAdmin, Observation } from "../client/admin";
import type { ListedServer } from "../client/schema";
import { connectTarget } from "../connect";
import { entryIdOf } from "../identity";
import { originsOf } from "../origin-repository";
import { registryNotice } from "../placeholder";
import { knownItems } from "../sync-repository";
import type { TargetRow } from "../target-repository";
import { firstSync } from "./first-sync";
import { type EntryReading, toSubmission } from "./mapper";
import { note } from "./notes";
import type { FirstSync } from "./preview-schema";
import { registryNames } from "./server-name";

/** More than a person looks through; the rest comes with the next import. */
const MAX_ENTRIES = 2_000;
/** Details are not limited as lists are (nacos.md §1.3), and routers ask for them all at once. */
const AT_ONCE = 8;

/** One entry of a namespace: of ours, or as what it could come to us. */
export type NamespaceEntry = { id: string; nacosName: string } & ({ ours: string } | { ours: null; reading: EntryReading; firstSync: FirstSync | null });

/**
 * Everything that stands in the namespace of a target, by name, each read anew. Writes nothing. `namespace` is given to names that
 * have none; it may be empty. Throws `NacosError` when the target does not work.
 */
export async function readNamespace(target: TargetRow, namespace: string): Promise<{ entries: NamespaceEntry[]; cut: boolean }> {
  const admin = await connectTarget(target);
  const notice = registryNotice(target.namespaceId).id;
  const listed = (await admin.listServers()).filter(({ id }) => id !== notice).sort((a, b) => (a.name < b.name ? -1 : 1));
  const own = await ownServers(target);
  const names = registryNames(listed, namespace);
  const read = async (entry: ListedServer): Promise<NamespaceEntry> => {
    const base = { id: entry.id, nacosName: entry.name };
    const ours = own.byId.get(entry.id);
    return ours === undefined ? { ...base, ours: null, ...(await readEntry(admin, entry, names.get(entry.id) ?? null, own.entryOf)) } : { ...base, ours };
  };
  return { entries: await eachAtOnce(listed.slice(0, MAX_ENTRIES), read), cut: listed.length > MAX_ENTRIES };
}

/** The servers that stand on a target, or came out of it, by the id there; and under which name a server stands. */
async function ownServers({ id, namespaceId }: TargetRow): Promise<{ byId: Map<string, string>; entryOf: (serverName: string) => string | undefined }> {
  const [items, origins] = await Promise.all([knownItems(id), originsOf(id)]);
  const byId = new Map([
    ...items.map((item) => [entryIdOf(namespaceId, item), item.serverName] as const),
    ...origins.map(({ nacosId, serverName }) => [nacosId, serverName] as const),
  ]);
  const standing = new Map(items.map(({ serverName, nacosName }) => [serverName.toLowerCase(), nacosName ?? serverName]));
  return { byId, entryOf: (serverName) => standing.get(serverName.toLowerCase()) };
}

type Read = { reading: EntryReading; firstSync: FirstSync | null };

async function readEntry(admin: NacosAdmin, listed: ListedServer, serverName: string | null, entryOf: (serverName: string) => string | undefined): Promise<Read> {
  if (serverName === null) return blocked(note("no_namespace"));
  const elsewhere = entryOf(serverName);
  if (elsewhere !== undefined) return blocked(note("stands_elsewhere", elsewhere));
  const seen = await admin.serverById(listed.id);
  if (seen.state !== "present") return blocked(note(ABSENCE[seen.state]));
  // What the list says of `enabled` is what routers go by.
  const server = { ...seen.server, enabled: seen.server.enabled && listed.enabled };
  const reading = toSubmission(server, serverName);
  return { reading, firstSync: reading.submission === null ? null : firstSync(reading.submission, server, listed, admin.namespaceId) };
}

/** One that went meanwhile cannot be read either. */
const ABSENCE: Record<Exclude<Observation["state"], "present">, "unreadable" | "half_written"> = { unreadable: "unreadable", half_written: "half_written", absent: "unreadable" };

function blocked(why: ReturnType<typeof note>): Read {
  return { reading: { submission: null, notes: [why] }, firstSync: null };
}

/** The results in the order of the items, with some of them under way at once. */
async function eachAtOnce<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const lane = async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
