import { prisma, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

const SHOWN = { id: true, name: true, createdAt: true, lastUsedAt: true, backedUp: true } as const;

/** What a list shows of a passkey. */
export type PasskeyRow = Prisma.PasskeyGetPayload<{ select: typeof SHOWN }>;

/** A passkey with what verifies its signatures. */
export interface PasskeyKey {
  id: string;
  name: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  transports: string[];
}

/** The passkeys of a person, oldest first. */
export function listPasskeys(principalId: string): Promise<PasskeyRow[]> {
  return prisma().passkey.findMany({ where: { principalId }, select: SHOWN, orderBy: { id: "asc" } });
}

export async function countPasskeys(tx: Tx, principalId: string): Promise<number> {
  return tx.passkey.count({ where: { principalId } });
}

/** What the browser may use, or must not make again. */
export function listCredentials(principalId: string): Promise<{ credentialId: string; transports: string[] }[]> {
  return prisma().passkey.findMany({ where: { principalId }, select: { credentialId: true, transports: true } });
}

export async function insertPasskey(tx: Tx, data: Prisma.PasskeyUncheckedCreateInput): Promise<PasskeyRow> {
  return tx.passkey.create({ data, select: SHOWN });
}

/** Locks a passkey of a person, so that two uses of it see each other's counter. Null: the person has no such passkey. */
export async function lockPasskey(tx: Tx, principalId: string, credentialId: string): Promise<PasskeyKey | null> {
  const rows = await tx.$queryRaw<PasskeyKey[]>`
    SELECT id, name, credential_id AS "credentialId", public_key AS "publicKey", counter, transports FROM passkey
    WHERE principal_id = ${principalId}::uuid AND credential_id = ${credentialId} FOR UPDATE`;
  return rows[0] ?? null;
}

export async function notePasskeyUse(tx: Tx, id: string, counter: number, backedUp: boolean): Promise<void> {
  await tx.passkey.update({ where: { id }, data: { counter, backedUp, lastUsedAt: new Date() }, select: { id: true } });
}

/** Removes a passkey of a person; what it proved no longer counts (foreign key). Null: there is none. */
export async function deletePasskey(tx: Tx, principalId: string, id: string): Promise<{ name: string } | null> {
  const row = await tx.passkey.findFirst({ where: { id, principalId }, select: { name: true } });
  if (row !== null) await tx.passkey.delete({ where: { id }, select: { id: true } });
  return row;
}

export async function asksAtSignIn(tx: Tx, principalId: string): Promise<boolean> {
  const row = await tx.principal.findUnique({ where: { id: principalId }, select: { passkeyAtSignIn: true } });
  return row?.passkeyAtSignIn === true;
}

export async function setAskAtSignIn(tx: Tx, principalId: string, enabled: boolean): Promise<void> {
  await tx.principal.update({ where: { id: principalId }, data: { passkeyAtSignIn: enabled }, select: { id: true } });
}

/** Removes every passkey of a person, and with them what they proved. Returns how many. */
export async function deletePasskeys(tx: Tx, principalId: string): Promise<number> {
  const { count } = await tx.passkey.deleteMany({ where: { principalId } });
  await setAskAtSignIn(tx, principalId, false);
  return count;
}
