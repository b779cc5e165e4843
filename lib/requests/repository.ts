import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { serverNameKey } from "@/lib/manifest/names";
import type { RequestFilter } from "@/lib/requests/schema";
import type { Prisma } from "@/prisma/generated/client";

const REQUEST = {
  id: true,
  name: true,
  state: true,
  createdAt: true,
  closedAt: true,
  declineReason: true,
  catalog: { select: { id: true, slug: true, audience: true } },
  askers: { select: { principalId: true, reason: true, at: true }, orderBy: { at: "desc" } },
} as const satisfies Prisma.ServerRequestSelect;

export type RequestRow = Prisma.ServerRequestGetPayload<{ select: typeof REQUEST }>;

export function findRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  return tx.serverRequest.findUnique({ where: { id }, select: REQUEST });
}

/** The open request for a name in a catalog, or null. */
export function findOpenRequest(tx: Tx, catalogId: string, name: string): Promise<RequestRow | null> {
  return tx.serverRequest.findFirst({ where: { catalogId, nameKey: serverNameKey(name), state: "open" }, select: REQUEST });
}

/** How many open requests, in any catalog, somebody is among the askers of. */
export function countOpenOf(tx: Tx, principalId: string): Promise<number> {
  return tx.requestAsker.count({ where: { principalId, request: { state: "open" } } });
}

export function insertRequest(tx: Tx, catalogId: string, name: string): Promise<RequestRow> {
  return tx.serverRequest.create({ data: { catalogId, name, nameKey: serverNameKey(name) }, select: REQUEST });
}

/** Who asks again says so with another reason: there is one row for each person. */
export async function putAsker(tx: Tx, requestId: string, principalId: string, reason: string): Promise<void> {
  const where = { requestId_principalId: { requestId, principalId } };
  await tx.requestAsker.upsert({ where, create: { requestId, principalId, reason }, update: { reason }, select: { requestId: true } });
}

/** Closes an open request. False when it is not open any more. */
export async function closeAsDeclined(tx: Tx, id: string, byId: string, reason: string): Promise<boolean> {
  const data = { state: "declined", closedAt: new Date(), closedById: byId, declineReason: reason };
  return (await tx.serverRequest.updateMany({ where: { id, state: "open" }, data })).count > 0;
}

/** Newest first, after the one with id `beforeId`; with `askerId` only what that person asked for. */
export function listRequests(filter: RequestFilter, slugs: readonly string[], limit: number, by: { askerId?: string | undefined; beforeId?: string | undefined }): Promise<RequestRow[]> {
  const { state, catalog, q } = filter;
  const where: Prisma.ServerRequestWhereInput = {
    catalog: { slug: { in: catalog === undefined ? [...slugs] : slugs.filter((slug) => slug === catalog) } },
    ...(state !== undefined && { state }),
    ...(q !== undefined && q !== "" && { nameKey: { contains: likeLiteral(q.toLowerCase()) } }),
    ...(by.askerId !== undefined && { askers: { some: { principalId: by.askerId } } }),
    ...(by.beforeId !== undefined && { id: { lt: by.beforeId } }),
  };
  return prisma().serverRequest.findMany({ where, select: REQUEST, orderBy: { id: "desc" }, take: limit });
}

export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma().principal.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
