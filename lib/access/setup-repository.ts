import type { InvitationState } from "@/lib/access/invitation-schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Prisma } from "@/prisma/generated/client";

interface NewSetupLink {
  principalId: string;
  secretHash: Uint8Array<ArrayBuffer>;
  expiresAt: Date;
  createdById?: string;
}

export async function insertSetupLink(tx: Tx, data: NewSetupLink): Promise<void> {
  await tx.setupLink.create({ data, select: { id: true } });
}

/** A link that somebody can still use. */
const open = (now: Date) => ({ usedAt: null, revokedAt: null, expiresAt: { gt: now }, principal: { disabledAt: null } });

/** Takes every open link of a person back, and what was begun with one at the OpenID provider. Answers how many links there were. */
export async function closeSetupLinks(tx: Tx, principalId: string): Promise<number> {
  const now = new Date();
  const { count } = await tx.setupLink.updateMany({ where: { principalId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
  // Else the next invitation would let whoever held this one finish linking.
  await tx.identityLink.updateMany({ where: { principalId, sessionId: null, usedAt: null }, data: { usedAt: now } });
  return count;
}

/** Whether there is an open link of an enabled person. What decides is `takeSetupLink`. */
export async function hasOpenSetupLink(secretHash: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await prisma().setupLink.count({ where: { secretHash, ...open(new Date()) } })) > 0;
}

/**
 * Uses up an open link of an enabled person. Null when there is none: unknown, used, taken back, expired.
 * The conditional update is what makes it one-time under concurrency.
 */
export async function takeSetupLink(tx: Tx, secretHash: Uint8Array<ArrayBuffer>): Promise<{ id: string; email: string | null } | null> {
  const now = new Date();
  const { count } = await tx.setupLink.updateMany({ where: { secretHash, ...open(now) }, data: { usedAt: now } });
  if (count === 0) return null;
  const link = await tx.setupLink.findUnique({ where: { secretHash }, select: { principal: { select: { id: true, email: true } } } });
  return link?.principal ?? null;
}

const INVITATION = {
  id: true, createdAt: true, expiresAt: true, usedAt: true, revokedAt: true, createdById: true,
  principal: { select: { id: true, name: true, email: true, disabledAt: true } },
} as const satisfies Prisma.SetupLinkSelect;

export type InvitationRow = Prisma.SetupLinkGetPayload<{ select: typeof INVITATION }>;

function inState(state: InvitationState, now: Date): Prisma.SetupLinkWhereInput {
  const unused = { usedAt: null, revokedAt: null };
  switch (state) {
    case "open":
      return { ...unused, expiresAt: { gt: now } };
    case "expired":
      return { ...unused, expiresAt: { lte: now } };
    case "used":
      return { usedAt: { not: null } };
    case "revoked":
      return { usedAt: null, revokedAt: { not: null } };
  }
}

export interface InvitationChoice {
  state?: InvitationState | undefined;
  q?: string | undefined;
  principalId?: string;
}

/** Set-up links, the newest first, older than the one with id `beforeId`. */
export async function listInvitations({ state, q, principalId }: InvitationChoice, limit: number, beforeId?: string): Promise<InvitationRow[]> {
  const where: Prisma.SetupLinkWhereInput = {
    AND: [
      state === undefined ? {} : inState(state, new Date()),
      q === undefined ? {} : { principal: { OR: [{ email: { contains: likeLiteral(q.toLowerCase()) } }, { name: { contains: likeLiteral(q), mode: "insensitive" } }] } },
      principalId === undefined ? {} : { principalId },
      beforeId === undefined ? {} : { id: { lt: beforeId } },
    ],
  };
  return prisma().setupLink.findMany({ where, select: INVITATION, orderBy: { id: "desc" }, take: limit });
}

/** Names of those who made links, by id. */
export async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await prisma().principal.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whose open link this is, without using it up. */
export async function findOpenSetupLink(secretHash: Uint8Array<ArrayBuffer>): Promise<{ id: string; email: string | null } | null> {
  const link = await prisma().setupLink.findFirst({ where: { secretHash, ...open(new Date()) }, select: { principal: { select: { id: true, email: true } } } });
  return link?.principal ?? null;
}

/** Uses up the open links of a person who came in by the OpenID provider instead. */
export async function spendSetupLinks(tx: Tx, principalId: string): Promise<void> {
  const now = new Date();
  await tx.setupLink.updateMany({ where: { principalId, ...open(now) }, data: { usedAt: now } });
}
