import { asksAtSignIn, countPasskeys } from "@/lib/access/passkeys/repository";
import { config } from "@/lib/config/config";
import type { Tx } from "@/lib/db/client";

/** Whether a sign-in of this person is complete only with a passkey: they have one, and they or the operator want it. */
export async function signInNeedsPasskey(tx: Tx, principalId: string): Promise<boolean> {
  const wanted = config().signIn.passkeyOfAll || (await asksAtSignIn(tx, principalId));
  return wanted && (await countPasskeys(tx, principalId)) > 0;
}
