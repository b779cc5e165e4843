import type { HeldRole } from "@/lib/access/oidc/group-roles";
import type { GlobalRole } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

const SHOWN = { id: true, issuer: true, subject: true, email: true, createdAt: true, lastUsedAt: true } as const;
export type IdentityRow = Prisma.IdentityGetPayload<{ select: typeof SHOWN }>;

export async function findIdentity(tx: Tx, issuer: string, subject: string): Promise<{ id: string; principalId: string } | null> {
  return tx.identity.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { id: true, principalId: true } });
}

export async function insertIdentity(tx: Tx, data: { principalId: string; issuer: string; subject: string; email: string | null }): Promise<string> {
  return (await tx.identity.create({ data, select: { id: true } })).id;
}

export async function noteIdentityUse(tx: Tx, id: string, email: string | null): Promise<void> {
  await tx.identity.update({ where: { id }, data: { email, lastUsedAt: new Date() }, select: { id: true } });
}

/** The identities of a person, oldest first. */
export function listIdentities(principalId: string): Promise<IdentityRow[]> {
  return prisma().identity.findMany({ where: { principalId }, select: SHOWN, orderBy: { id: "asc" } });
}

export async function countIdentities(tx: Tx, principalId: string, issuer?: string): Promise<number> {
  return tx.identity.count({ where: { principalId, ...(issuer !== undefined && { issuer }) } });
}

/** Null: the person has no such identity. */
export async function deleteIdentity(tx: Tx, principalId: string, id: string): Promise<{ issuer: string; subject: string } | null> {
  const row = await tx.identity.findFirst({ where: { id, principalId }, select: { issuer: true, subject: true } });
  if (row !== null) await tx.identity.delete({ where: { id }, select: { id: true } });
  return row;
}

export async function listHeldRoles(tx: Tx, principalId: string): Promise<HeldRole[]> {
  const rows = await tx.principalRole.findMany({ where: { principalId }, select: { role: true, givenBy: true } });
  return rows.map(({ role, givenBy }) => ({ role: role as GlobalRole, givenBy: givenBy as HeldRole["givenBy"] }));
}

export async function applyGroupRoles(tx: Tx, principalId: string, added: readonly GlobalRole[], removed: readonly GlobalRole[]): Promise<void> {
  await tx.principalRole.deleteMany({ where: { principalId, givenBy: "group", role: { in: [...removed] } } });
  await tx.principalRole.createMany({ data: added.map((role) => ({ principalId, role, givenBy: "group" })), skipDuplicates: true });
}

/** When somebody last came from a provider, which told their groups; null: never, or by identities that are unlinked. */
export async function findConfirmedAt(tx: Tx, principalId: string): Promise<Date | null> {
  return (await tx.identity.aggregate({ where: { principalId }, _max: { lastUsedAt: true } }))._max.lastUsedAt;
}

/** Who holds a role of a group, and has not come from a provider since `since`: anybody, or this person. */
export async function listUnconfirmed(tx: Tx, since: Date, principalId?: string): Promise<string[]> {
  const where = { ...(principalId !== undefined && { id: principalId }), roles: { some: { givenBy: "group" } }, identities: { none: { lastUsedAt: { gte: since } } } };
  return (await tx.principal.findMany({ where, select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id);
}

export async function insertLinkIntent(tx: Tx, data: { principalId: string; sessionId: string | null; secretHash: Uint8Array<ArrayBuffer>; expiresAt: Date }): Promise<void> {
  await tx.identityLink.create({ data, select: { id: true } });
}

/**
 * Uses up an intent to link. Null: unknown, used or expired, its person disabled, the session that asked over or not the one
 * of this browser, the invitation taken back.
 */
export async function takeLinkIntent(tx: Tx, secretHash: Uint8Array<ArrayBuffer>, sessionId: string | null): Promise<{ principalId: string; bySetupLink: boolean } | null> {
  const rows = await tx.$queryRaw<{ principalId: string; sessionId: string | null }[]>`
    UPDATE identity_link l SET used_at = now() FROM principal p
    WHERE p.id = l.principal_id AND p.disabled_at IS NULL AND l.secret_hash = ${secretHash} AND l.used_at IS NULL AND l.expires_at > now()
      AND CASE WHEN l.session_id IS NULL
        THEN EXISTS (SELECT 1 FROM setup_link i WHERE i.principal_id = p.id AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now())
        ELSE l.session_id = ${sessionId}::uuid AND EXISTS (
          SELECT 1 FROM user_session s WHERE s.id = l.session_id AND s.revoked_at IS NULL AND s.expires_at > now() AND NOT s.awaits_passkey) END
    RETURNING l.principal_id AS "principalId", l.session_id AS "sessionId"`;
  const [row] = rows;
  return row === undefined ? null : { principalId: row.principalId, bySetupLink: row.sessionId === null };
}

/** Whether an enabled administrator could come in by the provider: linked already, or invited by an open link. */
export async function hasAdminForProvider(issuer: string): Promise<boolean> {
  const reachable = [{ identities: { some: { issuer } } }, { setupLinks: { some: { usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } } } }];
  return (await prisma().principal.count({ where: { kind: "user", disabledAt: null, roles: { some: { role: "admin" } }, OR: reachable } })) > 0;
}
