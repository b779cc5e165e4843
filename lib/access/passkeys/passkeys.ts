import { demandPerson } from "@/lib/access/passkeys/person";
import { asksAtSignIn, countPasskeys, deletePasskey, listPasskeys, setAskAtSignIn } from "@/lib/access/passkeys/repository";
import type { PasskeysView } from "@/lib/access/passkeys/schema";
import { passkeyOf } from "@/lib/access/passkeys/view";
import type { Caller } from "@/lib/access/schema";
import { demandProofForPasskeys } from "@/lib/access/step-up-guard";
import { attempt, change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";

/** The caller's own passkeys. Throws `person_required`. */
export async function ownPasskeys(caller: Caller): Promise<PasskeysView> {
  const { id } = demandPerson(caller);
  const [rows, askAtSignIn] = await Promise.all([listPasskeys(id), asksAtSignIn(prisma(), id)]);
  return { items: rows.map(passkeyOf), askAtSignIn };
}

/**
 * Removes one of the caller's own passkeys; what it proved no longer counts, in any session. Asked again first.
 * Throws `step_up_required`, `not_found`.
 */
export async function removePasskey(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "passkey.remove", id, async () => {
    const person = demandPerson(caller);
    await change(caller, async (work) => {
      await demandProofForPasskeys(work.tx, caller.viewer);
      const removed = await deletePasskey(work.tx, person.id, id);
      if (removed === null) throw notFound();
      // Asked for at sign-in without having one, nobody would get in.
      if ((await countPasskeys(work.tx, person.id)) === 0) await setAskAtSignIn(work.tx, person.id, false);
      work.record({ action: "passkey.remove", object: person.email, objectIds: [person.id, id], before: { name: removed.name } });
    });
  });
}

/** Whether the caller's passkey is asked for at each sign-in. Asked again first. Throws `passkey_missing`, `step_up_required`. */
export async function askAtSignIn(caller: Caller, enabled: boolean): Promise<void> {
  await attempt(caller, "passkey.at_sign_in", String(enabled), async () => {
    const person = demandPerson(caller);
    await change(caller, async (work) => {
      if ((await countPasskeys(work.tx, person.id)) === 0) throw new AppError("passkey_missing", "Register a passkey first.");
      await demandProofForPasskeys(work.tx, caller.viewer);
      await setAskAtSignIn(work.tx, person.id, enabled);
      work.record({ action: "passkey.at_sign_in", object: person.email, objectIds: [person.id], after: { enabled } });
    });
  });
}
