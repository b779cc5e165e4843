import { hasOpenSetupLink, insertSetupLink } from "@/lib/access/setup-repository";
import { hashSecret, randomSecret } from "@/lib/access/token-format";
import { config } from "@/lib/config/config";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";

const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * A new one-time link (absolute URL, valid for seven days) with which a person sets the first password. Earlier ones
 * keep working until one of them is used: several processes of one installation may each print one at their first
 * start. The caller records why. Only the hash of its secret is stored.
 *
 * @param createdById who makes it; left out: Gatehouse itself.
 */
export async function issueSetupLink(tx: Tx, principalId: string, createdById?: string): Promise<{ url: string; expiresAt: Date }> {
  const secret = randomSecret();
  const expiresAt = new Date(Date.now() + VALID_MS);
  await insertSetupLink(tx, { principalId, secretHash: hashSecret(secret), expiresAt, ...(createdById !== undefined && { createdById }) });
  return { url: `${config().publicUrl}/setup/${secret}`, expiresAt };
}

/**
 * Throws `not_found` unless the secret belongs to an open link. Anybody may send one, so this is asked before a password
 * is hashed, which is dear on purpose.
 */
export async function demandOpenSetupLink(secret: string): Promise<void> {
  if (!(await hasOpenSetupLink(hashSecret(secret)))) throw notFound();
}
