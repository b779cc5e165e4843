import type { GrantRequest } from "@/lib/access/token-grant";
import type { MintedToken, TokenKind } from "@/lib/access/token-format";
import { prisma, type Tx } from "@/lib/db/client";
import { serverNameKey } from "@/lib/manifest/names";
import type { Prisma } from "@/prisma/generated/client";

/** What may be shown of a token; never its hash. */
const TOKEN = {
  id: true,
  label: true,
  scopes: true,
  namespaces: true,
  catalogs: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  principal: { select: { id: true, kind: true, name: true, email: true } },
} as const;

export type TokenRow = Prisma.ApiTokenGetPayload<{ select: typeof TOKEN }>;

/** Tokens of a principal that are not revoked, by id after `afterId`. */
export async function listTokens(principalId: string, limit: number, afterId?: string): Promise<TokenRow[]> {
  const where = { principalId, revokedAt: null, ...(afterId !== undefined && { id: { gt: afterId } }) };
  return prisma().apiToken.findMany({ where, select: TOKEN, orderBy: { id: "asc" }, take: limit });
}

/** A token that is not revoked. */
export async function findToken(tx: Tx, id: string): Promise<TokenRow | null> {
  return tx.apiToken.findFirst({ where: { id, revokedAt: null }, select: TOKEN });
}

export async function findTokenExpiry(id: string): Promise<Date | null> {
  const row = await prisma().apiToken.findUnique({ where: { id }, select: { expiresAt: true } });
  return row?.expiresAt ?? null;
}

export interface NewToken {
  minted: MintedToken;
  kind: TokenKind;
  principalId: string;
  createdById: string;
  label: string;
  grant: GrantRequest;
}

export async function insertToken(tx: Tx, { minted, grant, ...fields }: NewToken): Promise<TokenRow> {
  const data = { id: minted.id, secretHash: minted.secretHash, ...fields, ...grant };
  return tx.apiToken.create({ data, select: TOKEN });
}

export async function revokeToken(tx: Tx, id: string): Promise<void> {
  await tx.apiToken.update({ where: { id }, data: { revokedAt: new Date() }, select: { id: true } });
}

/** Revokes every token of a principal that stands. Answers how many. */
export async function revokeTokensOf(tx: Tx, principalId: string): Promise<number> {
  return (await tx.apiToken.updateMany({ where: { principalId, revokedAt: null }, data: { revokedAt: new Date() } })).count;
}

/** The tokens of some principals that stand, as far as it matters where they publish. */
export async function publishingTokensOf(tx: Tx, principalIds: readonly string[]) {
  const rows = await tx.apiToken.findMany({
    where: { principalId: { in: [...principalIds] }, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, label: true, scopes: true, namespaces: true, principalId: true, principal: { select: { name: true, roles: { where: { role: "admin" }, select: { role: true } } } } },
  });
  return rows.map(({ namespaces, principal, ...row }) => ({ ...row, namespaceKeys: namespaces.map(serverNameKey), holder: principal.name, isAdmin: principal.roles.length > 0 }));
}

/** How many tokens of a principal stand: not revoked, not expired. */
export async function countStandingTokens(principalId: string): Promise<number> {
  return prisma().apiToken.count({ where: { principalId, revokedAt: null, expiresAt: { gt: new Date() } } });
}
