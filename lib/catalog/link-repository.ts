import { prisma, type Tx } from "@/lib/db/client";

/** What may be shown of a link; never its hash. */
const LINK = { id: true, label: true, createdAt: true, expiresAt: true } as const;

export interface LinkRow {
  id: string;
  label: string;
  createdAt: Date;
  expiresAt: Date;
}

export interface NewLink {
  catalogId: string;
  label: string;
  secretHash: Uint8Array<ArrayBuffer>;
  createdById: string;
  expiresAt: Date;
}

/** Links of a catalog that are not revoked, newest first, by id before `beforeId`. */
export async function listLinks(catalogId: string, limit: number, beforeId?: string): Promise<LinkRow[]> {
  const where = { catalogId, revokedAt: null, ...(beforeId !== undefined && { id: { lt: beforeId } }) };
  return prisma().catalogLink.findMany({ where, select: LINK, orderBy: { id: "desc" }, take: limit });
}

export async function insertLink(tx: Tx, data: NewLink): Promise<LinkRow> {
  return tx.catalogLink.create({ data, select: LINK });
}

/** Ends a link of a catalog. Null when there is none that stands: unknown, of another catalog, revoked already. */
export async function endLink(tx: Tx, catalogId: string, id: string): Promise<LinkRow | null> {
  const { count } = await tx.catalogLink.updateMany({ where: { id, catalogId, revokedAt: null }, data: { revokedAt: new Date() } });
  return count === 0 ? null : tx.catalogLink.findUnique({ where: { id }, select: LINK });
}
