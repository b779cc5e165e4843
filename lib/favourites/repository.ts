import { prisma, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

const MAX_FAVOURITES = 1_000;

/** Ids by server name, of those that exist. */
export async function serverIds(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.server.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Names of the servers with a star of a person, newest star first. */
export async function favouriteNames(principalId: string): Promise<string[]> {
  const rows = await prisma().favourite.findMany({ where: { principalId }, orderBy: { createdAt: "desc" }, take: MAX_FAVOURITES, select: { server: { select: { name: true } } } });
  return rows.map(({ server }) => server.name);
}

export async function hasFavourite(principalId: string, serverName: string): Promise<boolean> {
  return (await prisma().favourite.count({ where: { principalId, server: { name: serverName } } })) > 0;
}

export async function putFavourite(principalId: string, serverId: string): Promise<void> {
  const where = { principalId_serverId: { principalId, serverId } };
  await prisma().favourite.upsert({ where, create: { principalId, serverId }, update: {}, select: { serverId: true } });
}

export async function deleteFavourite(principalId: string, serverName: string): Promise<void> {
  await prisma().favourite.deleteMany({ where: { principalId, server: { name: serverName } } });
}

const COLLECTION = {
  id: true,
  name: true,
  createdAt: true,
  items: { select: { server: { select: { name: true } } }, orderBy: { position: "asc" } },
} as const satisfies Prisma.CollectionSelect;

export type CollectionRow = Prisma.CollectionGetPayload<{ select: typeof COLLECTION }>;

export function listCollections(tx: Tx, principalId: string): Promise<CollectionRow[]> {
  return tx.collection.findMany({ where: { principalId }, orderBy: { createdAt: "asc" }, select: COLLECTION });
}

/** A collection of that person, or null: other people's do not exist. */
export function findCollection(tx: Tx, principalId: string, id: string): Promise<CollectionRow | null> {
  return tx.collection.findFirst({ where: { id, principalId }, select: COLLECTION });
}

export async function insertCollection(tx: Tx, principalId: string, name: string): Promise<string> {
  return (await tx.collection.create({ data: { principalId, name }, select: { id: true } })).id;
}

export async function renameCollection(tx: Tx, id: string, name: string): Promise<void> {
  await tx.collection.update({ where: { id }, data: { name }, select: { id: true } });
}

export async function replaceItems(tx: Tx, collectionId: string, ids: readonly string[]): Promise<void> {
  await tx.collectionItem.deleteMany({ where: { collectionId } });
  await tx.collectionItem.createMany({ data: ids.map((serverId, position) => ({ collectionId, serverId, position })) });
}

export async function deleteCollection(principalId: string, id: string): Promise<boolean> {
  return (await prisma().collection.deleteMany({ where: { id, principalId } })).count > 0;
}
