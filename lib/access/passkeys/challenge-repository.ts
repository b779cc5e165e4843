import { prisma } from "@/lib/db/client";

/** What a challenge is for: an answer to one counts for nothing else. */
export type ChallengePurpose = "register" | "prove" | "sign-in";

const VALID_MS = 5 * 60_000;

/** Keeps the challenge of a session for a purpose for five minutes, in place of an earlier one. */
export async function keepChallenge(sessionId: string, purpose: ChallengePurpose, challenge: string): Promise<void> {
  const kept = { challenge, expiresAt: new Date(Date.now() + VALID_MS) };
  await prisma().passkeyChallenge.upsert({ where: { sessionId_purpose: { sessionId, purpose } }, create: { sessionId, purpose, ...kept }, update: kept });
}

/** Takes the challenge away for good, whatever comes of the answer. Null: there is none, or it has expired. */
export async function takeChallenge(sessionId: string, purpose: ChallengePurpose): Promise<string | null> {
  const rows = await prisma().$queryRaw<{ challenge: string; expiresAt: Date }[]>`
    DELETE FROM passkey_challenge WHERE session_id = ${sessionId}::uuid AND purpose = ${purpose} RETURNING challenge, expires_at AS "expiresAt"`;
  const [row] = rows;
  return row !== undefined && row.expiresAt > new Date() ? row.challenge : null;
}
