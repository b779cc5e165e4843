import type { Tx } from "@/lib/db/client";

/** What the guard asks about: how fresh a catalog wants proofs, and how old the proof of a session is. */

/** Minutes that the policy in force of a catalog demands, or null. Takes no lock: a suspension waits for nobody. */
export async function demandedMinutes(tx: Tx, catalogId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ minutes: number | null }[]>`
    SELECT (document -> 'stepUp' ->> 'minutes')::int AS minutes FROM policy WHERE catalog_id = ${catalogId}::uuid ORDER BY version DESC LIMIT 1`;
  return rows[0]?.minutes ?? null;
}

/** The strictest demand of any catalog, or null where none demands anything. */
export async function strictestMinutes(tx: Tx): Promise<number | null> {
  const rows = await tx.$queryRaw<{ minutes: number | null }[]>`
    SELECT min((document -> 'stepUp' ->> 'minutes')::int) AS minutes
    FROM (SELECT DISTINCT ON (catalog_id) document FROM policy ORDER BY catalog_id, version DESC) AS in_force`;
  return rows[0]?.minutes ?? null;
}

/** Age of the last proof of a session by a passkey that still is one, in milliseconds by the clock of the database. */
export async function provenMsAgo(tx: Tx, sessionId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ age: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp() - proven_at) * 1000)::float8 AS age FROM user_session
    WHERE id = ${sessionId}::uuid AND revoked_at IS NULL AND proven_by_id IS NOT NULL`;
  return rows[0]?.age ?? null;
}

/** Age of a session, in milliseconds by the clock of the database; null when it no longer stands. */
export async function openedMsAgo(tx: Tx, sessionId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ age: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp() - created_at) * 1000)::float8 AS age FROM user_session WHERE id = ${sessionId}::uuid AND revoked_at IS NULL`;
  return rows[0]?.age ?? null;
}

/** A passkey of the session's person has just proved it; at sign-in this also ends the waiting. */
export async function markProven(tx: Tx, sessionId: string, passkeyId: string): Promise<Date> {
  const rows = await tx.$queryRaw<{ provenAt: Date }[]>`
    UPDATE user_session SET proven_at = date_trunc('milliseconds', clock_timestamp()), proven_by_id = ${passkeyId}::uuid, awaits_passkey = false
    WHERE id = ${sessionId}::uuid AND revoked_at IS NULL RETURNING proven_at AS "provenAt"`;
  const [row] = rows;
  if (row === undefined) throw new Error("the session ended while it was proven");
  return row.provenAt;
}
