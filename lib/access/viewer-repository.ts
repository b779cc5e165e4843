import type { PrincipalFacts } from "@/lib/access/viewer-facts";
import type { TokenScope } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import { Prisma } from "@/prisma/generated/client";

/** A principal with the API token it was found by. */
export interface TokenHolder extends PrincipalFacts {
  tokenId: string;
  secretHash: Uint8Array;
  scopes: TokenScope[];
  tokenNamespaces: string[];
  catalogs: string[];
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** A person with the session it was found by. */
export interface SessionHolder extends PrincipalFacts {
  sessionId: string;
  expiresAt: Date;
  revokedAt: Date | null;
  lastSeenAt: Date;
  createdAt: Date;
}

/** A principal and its rights in one round trip: this runs on every authenticated request. */
const FACTS = Prisma.sql`
  p.id, p.kind, p.name, p.email, p.responsible_id AS "responsibleId", p.bootstrap, p.disabled_at AS "disabledAt",
  ARRAY(SELECT role FROM principal_role WHERE principal_id = p.id ORDER BY role) AS roles,
  coalesce((SELECT json_agg(json_build_object('name', n.name, 'role', m.role) ORDER BY n.name_key)
            FROM namespace_member m JOIN namespace n ON n.id = m.namespace_id WHERE m.principal_id = p.id), '[]'::json) AS namespaces`;

/** A session that is complete, or one that still waits for a passkey: never either. */
export async function findSessionHolder(sessionId: string, awaitsPasskey = false): Promise<SessionHolder | undefined> {
  const rows = await prisma().$queryRaw<SessionHolder[]>`
    SELECT ${FACTS}, s.id AS "sessionId", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt", s.last_seen_at AS "lastSeenAt", s.created_at AS "createdAt"
    FROM user_session s JOIN principal p ON p.id = s.principal_id WHERE s.id = ${sessionId}::uuid AND s.awaits_passkey = ${awaitsPasskey}`;
  return rows[0];
}

export async function findTokenHolder(tokenId: string): Promise<TokenHolder | undefined> {
  const rows = await prisma().$queryRaw<TokenHolder[]>`
    SELECT ${FACTS}, t.id AS "tokenId", t.secret_hash AS "secretHash", t.scopes, t.namespaces AS "tokenNamespaces", t.catalogs,
      t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt", t.last_used_at AS "lastUsedAt"
    FROM api_token t JOIN principal p ON p.id = t.principal_id WHERE t.id = ${tokenId}`;
  return rows[0];
}

/** A principal by id, or undefined. */
export async function findPrincipalFacts(id: string): Promise<PrincipalFacts | undefined> {
  const rows = await prisma().$queryRaw<PrincipalFacts[]>`SELECT ${FACTS} FROM principal p WHERE p.id = ${id}::uuid`;
  return rows[0];
}

/** The enabled people with the role admin. */
export function findAdmins(): Promise<PrincipalFacts[]> {
  return prisma().$queryRaw<PrincipalFacts[]>`
    SELECT ${FACTS} FROM principal p WHERE p.kind = 'user' AND p.disabled_at IS NULL
      AND EXISTS (SELECT 1 FROM principal_role r WHERE r.principal_id = p.id AND r.role = 'admin')`;
}

/** The enabled people who hold a role or belong to a namespace, and those with these ids. */
export function findPeopleWithRights(tx: Tx, ids: readonly string[]): Promise<PrincipalFacts[]> {
  return tx.$queryRaw<PrincipalFacts[]>`
    SELECT ${FACTS} FROM principal p WHERE p.kind = 'user' AND p.disabled_at IS NULL
      AND (p.id = ANY(${[...ids]}::uuid[]) OR EXISTS (SELECT 1 FROM principal_role r WHERE r.principal_id = p.id)
        OR EXISTS (SELECT 1 FROM namespace_member m WHERE m.principal_id = p.id))
    ORDER BY p.id`;
}

/** The robot behind GATEHOUSE_BOOTSTRAP_TOKEN, or undefined before its first start. */
export async function findBootstrapRobot(): Promise<PrincipalFacts | undefined> {
  const rows = await prisma().$queryRaw<PrincipalFacts[]>`SELECT ${FACTS} FROM principal p WHERE p.bootstrap`;
  return rows[0];
}

/** Notes the use of a token unless another process has within the last minute. */
export async function touchToken(id: string, now: Date, staleBefore: Date): Promise<void> {
  const stale = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: staleBefore } }] };
  await prisma().apiToken.updateMany({ where: { id, ...stale }, data: { lastUsedAt: now } });
}

/** Notes that a session is in use unless another process has within the last minute. */
export async function touchSession(id: string, now: Date, staleBefore: Date): Promise<void> {
  await prisma().userSession.updateMany({ where: { id, lastSeenAt: { lt: staleBefore } }, data: { lastSeenAt: now } });
}
