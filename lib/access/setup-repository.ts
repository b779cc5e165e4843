import { prisma, type Tx } from "@/lib/db/client";

export async function insertSetupLink(tx: Tx, data: { principalId: string; secretHash: Uint8Array<ArrayBuffer>; expiresAt: Date }): Promise<void> {
  await tx.setupLink.create({ data, select: { id: true } });
}

/** Makes every open link of a person useless. */
export async function closeSetupLinks(tx: Tx, principalId: string): Promise<void> {
  await tx.setupLink.updateMany({ where: { principalId, usedAt: null }, data: { usedAt: new Date() } });
}

/** Whether there is an open link of an enabled person. What decides is `takeSetupLink`. */
export async function hasOpenSetupLink(secretHash: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const where = { secretHash, usedAt: null, expiresAt: { gt: new Date() }, principal: { disabledAt: null } };
  return (await prisma().setupLink.count({ where })) > 0;
}

/**
 * Uses up an open link of an enabled person. Null when there is none: unknown, used, expired.
 * The conditional update is what makes it one-time under concurrency.
 */
export async function takeSetupLink(tx: Tx, secretHash: Uint8Array<ArrayBuffer>): Promise<{ id: string; email: string | null } | null> {
  const now = new Date();
  const where = { secretHash, usedAt: null, expiresAt: { gt: now }, principal: { disabledAt: null } };
  const { count } = await tx.setupLink.updateMany({ where, data: { usedAt: now } });
  if (count === 0) return null;
  const link = await tx.setupLink.findUnique({ where: { secretHash }, select: { principal: { select: { id: true, email: true } } } });
  return link?.principal ?? null;
}
