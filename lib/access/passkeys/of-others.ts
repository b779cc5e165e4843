import { countPasskeys, deletePasskey, listPasskeys, setAskAtSignIn } from "@/lib/access/passkeys/repository";
import type { Passkey } from "@/lib/access/passkeys/schema";
import { passkeyOf } from "@/lib/access/passkeys/view";
import { authorize } from "@/lib/access/permissions";
import { findPerson } from "@/lib/access/principal-repository";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, change } from "@/lib/audit/write";
import { AppError, notFound } from "@/lib/http/errors";

/** What administrators see and mend of other people's passkeys. */

/** The passkeys of a person. Throws `forbidden`. */
export async function passkeysOf({ viewer }: Pick<Caller, "viewer">, principalId: string): Promise<Passkey[]> {
  authorize(viewer, "user.read");
  return (await listPasskeys(principalId)).map(passkeyOf);
}

/** Removes a passkey that somebody has lost. One's own go under Account, where the passkey itself is asked for. */
export async function removePasskeyOf(caller: Caller, principalId: string, id: string): Promise<void> {
  await attempt(caller, "passkey.remove", id, async () => {
    authorize(caller.viewer, "user.manage");
    if (principalId === caller.viewer.principalId) throw new AppError("forbidden", "Remove your own passkeys under Account, Security.");
    await change(caller, async (work) => {
      await demandFreshProof(work.tx, caller.viewer, "every catalog");
      const who = await findPerson(work.tx, principalId);
      const removed = who && (await deletePasskey(work.tx, principalId, id));
      if (who === null || removed === null) throw notFound();
      if ((await countPasskeys(work.tx, principalId)) === 0) await setAskAtSignIn(work.tx, principalId, false);
      work.record({ action: "passkey.remove", object: who.email ?? who.id, objectIds: [principalId, id], before: { name: removed.name } });
    });
  });
}
