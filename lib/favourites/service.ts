import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { rowsOf } from "@/lib/catalog/browse-service";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { prisma, type Tx } from "@/lib/db/client";
import { lockText, transact } from "@/lib/db/transaction";
import {
  type CollectionRow, deleteCollection, deleteFavourite, favouriteNames, hasFavourite, findCollection, insertCollection, listCollections, putFavourite, renameCollection, replaceItems, serverIds,
} from "@/lib/favourites/repository";
import { type Collection, type CreateCollection, createCollectionSchema, type KeptServer, MAX_COLLECTIONS, type PatchCollection, patchCollectionSchema } from "@/lib/favourites/schema";
import { AppError, notFound } from "@/lib/http/errors";

/**
 * Stars and collections: a person's own, seen by nobody else, and deciding nothing. So there is no audit entry, and other
 * people's do not exist. What may be put in is what the person finds in the catalog.
 */
export async function listFavourites(viewer: Viewer): Promise<KeptServer[]> {
  authorize(viewer, "shelf.keep");
  return keptServers(viewer, await favouriteNames(viewer.principalId));
}

/** Whether the viewer has given a server a star. Throws `person_required`. */
export async function isFavourite(viewer: Viewer, server: string): Promise<boolean> {
  authorize(viewer, "shelf.keep");
  return hasFavourite(viewer.principalId, server);
}

/** Gives a server a star; a second one changes nothing. Throws `person_required`, and `not_found` for what the viewer does not find. */
export async function addFavourite(viewer: Viewer, server: string): Promise<void> {
  authorize(viewer, "shelf.keep");
  const [id] = await foundIds(prisma(), viewer, [server]);
  if (id === undefined) throw notFound();
  await putFavourite(viewer.principalId, id);
}

/** Takes a star away, if there is one. */
export async function removeFavourite(viewer: Viewer, server: string): Promise<void> {
  authorize(viewer, "shelf.keep");
  await deleteFavourite(viewer.principalId, server);
}

/** The viewer's collections, oldest first. */
export async function collectionsOf(viewer: Viewer): Promise<Collection[]> {
  authorize(viewer, "shelf.keep");
  return (await listCollections(prisma(), viewer.principalId)).map((row) => viewOf(viewer, row));
}

/** One of the viewer's collections. Throws `not_found`. */
export async function readCollection(viewer: Viewer, id: string): Promise<Collection> {
  authorize(viewer, "shelf.keep");
  const row = await findCollection(prisma(), viewer.principalId, id);
  if (row === null) throw notFound();
  return viewOf(viewer, row);
}

/** Makes a collection. Throws `name_taken`; `conflict` when there are too many; `not_found` for a server the viewer does not find. */
export async function createCollection(viewer: Viewer, input: CreateCollection): Promise<Collection> {
  authorize(viewer, "shelf.keep");
  const { name, servers } = createCollectionSchema.parse(input);
  return unlessTaken(name, () =>
    transact(async (tx) => {
      await lockText(tx, `collections:${viewer.principalId}`);
      if ((await listCollections(tx, viewer.principalId)).length >= MAX_COLLECTIONS) throw new AppError("conflict", `You have ${MAX_COLLECTIONS} collections. Remove one first.`);
      const id = await insertCollection(tx, viewer.principalId, name);
      await replaceItems(tx, id, await idsFor(tx, viewer, servers, []));
      return stored(tx, viewer, id);
    }),
  );
}

/** Renames a collection or replaces its servers. What was in it may stay, also when it is not found any more. Throws as `createCollection`. */
export async function changeCollection(viewer: Viewer, id: string, patch: PatchCollection): Promise<Collection> {
  authorize(viewer, "shelf.keep");
  const { name, servers } = patchCollectionSchema.parse(patch);
  return unlessTaken(name ?? "", () =>
    transact(async (tx) => {
      const row = await findCollection(tx, viewer.principalId, id);
      if (row === null) throw notFound();
      if (name !== undefined) await renameCollection(tx, id, name);
      if (servers !== undefined) await replaceItems(tx, id, await idsFor(tx, viewer, servers, row.items.map(({ server }) => server.name)));
      return stored(tx, viewer, id);
    }),
  );
}

/** Removes a collection for good. Throws `not_found`. */
export async function removeCollection(viewer: Viewer, id: string): Promise<void> {
  authorize(viewer, "shelf.keep");
  if (!(await deleteCollection(viewer.principalId, id))) throw notFound();
}

async function stored(tx: Tx, viewer: Viewer, id: string): Promise<Collection> {
  const row = await findCollection(tx, viewer.principalId, id);
  if (row === null) throw notFound();
  return viewOf(viewer, row);
}

async function unlessTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("name_taken", `You have a collection "${name}" already.`);
    throw error;
  }
}

/** Ids in the order wanted, each server once. Throws `not_found` for one that is neither found nor kept. */
async function idsFor(tx: Tx, viewer: Viewer, wanted: readonly string[], kept: readonly string[]): Promise<string[]> {
  const names = [...new Set(wanted)];
  const allowed = new Set([...kept, ...rowsOf(viewer, names).map(({ server }) => server)]);
  if (names.some((name) => !allowed.has(name))) throw notFound();
  const ids = await serverIds(tx, names);
  return names.flatMap((name) => ids.get(name) ?? []);
}

async function foundIds(tx: Tx, viewer: Viewer, names: readonly string[]): Promise<string[]> {
  const found = rowsOf(viewer, names).map(({ server }) => server);
  const ids = await serverIds(tx, found);
  return found.flatMap((name) => ids.get(name) ?? []);
}

function viewOf(viewer: Viewer, { id, name, createdAt, items }: CollectionRow): Collection {
  return { id, name, createdAt: createdAt.toISOString(), servers: keptServers(viewer, items.map(({ server }) => server.name)) };
}

function keptServers(viewer: Viewer, names: readonly string[]): KeptServer[] {
  const rows = new Map(rowsOf(viewer, names).map((row) => [row.server, row]));
  return names.map((server) => ({ server, title: rows.get(server)?.title ?? null, version: rows.get(server)?.version ?? null }));
}
