import type { PasskeyRow } from "@/lib/access/passkeys/repository";
import type { Passkey } from "@/lib/access/passkeys/schema";

/** A passkey as it is shown: never its key. */
export function passkeyOf({ createdAt, lastUsedAt, ...row }: PasskeyRow): Passkey {
  return { ...row, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
