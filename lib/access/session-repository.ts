import type { SignInMethod } from "@/lib/access/session-schema";
import { prisma, type Tx } from "@/lib/db/client";

const SESSION = { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true, ip: true, method: true } as const;

export interface NewSession {
  principalId: string;
  expiresAt: Date;
  userAgent: string | null;
  ip: string | null;
  method: SignInMethod;
  awaitsPasskey: boolean;
}

export async function insertSession(tx: Tx, data: NewSession): Promise<string> {
  return (await tx.userSession.create({ data, select: { id: true } })).id;
}

/** Sessions of a person that stand, newest first, older than `beforeId`. */
export async function listSessions(principalId: string, limit: number, beforeId?: string) {
  const where = { principalId, revokedAt: null, awaitsPasskey: false, expiresAt: { gt: new Date() }, ...(beforeId !== undefined && { id: { lt: beforeId } }) };
  return prisma().userSession.findMany({ where, select: SESSION, orderBy: { id: "desc" }, take: limit });
}

/** Revokes one session of a person. False: there is none that stands. */
export async function revokeSession(tx: Tx, principalId: string, id: string): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({ where: { id, principalId, revokedAt: null }, data: { revokedAt: new Date() } });
  return count > 0;
}

/** Revokes every session of a person, but for `exceptId`. Returns how many. */
export async function revokeSessions(tx: Tx, principalId: string, exceptId?: string): Promise<number> {
  const where = { principalId, revokedAt: null, ...(exceptId !== undefined && { id: { not: exceptId } }) };
  return (await tx.userSession.updateMany({ where, data: { revokedAt: new Date() } })).count;
}

export async function countStandingSessions(principalId: string): Promise<number> {
  return prisma().userSession.count({ where: { principalId, revokedAt: null, awaitsPasskey: false, expiresAt: { gt: new Date() } } });
}

/** Revokes the sessions of a person that were opened by one method, but for `exceptId`. */
export async function revokeSessionsBy(tx: Tx, principalId: string, method: SignInMethod, exceptId: string | null): Promise<void> {
  await tx.userSession.updateMany({ where: { principalId, method, revokedAt: null, ...(exceptId !== null && { id: { not: exceptId } }) }, data: { revokedAt: new Date() } });
}
