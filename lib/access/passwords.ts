import { spend } from "@/lib/access/budgets";
import { hashPassword, verifyPassword } from "@/lib/access/password";
import { isSignedInPerson } from "@/lib/access/permissions";
import { findPasswordHash, setPasswordHash } from "@/lib/access/principal-repository";
import { createRateLimiter } from "@/lib/access/rate-limit";
import type { Caller, RequestContext } from "@/lib/access/schema";
import { revokeSessions } from "@/lib/access/session-repository";
import { closeSetupLinks, takeSetupLink } from "@/lib/access/setup-repository";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { hashSecret } from "@/lib/access/token-format";
import type { ChangePassword } from "@/lib/access/user-schema";
import { attempt, change } from "@/lib/audit/write";
import { AppError, notFound } from "@/lib/http/errors";

const guesses = createRateLimiter(10, 15 * 60_000);

/**
 * Changes the caller's own password and ends the caller's other sessions (governance.md §4 `POST /password`).
 * Throws `person_required` for tokens, `invalid_credentials` when the current password is wrong, `rate_limited`.
 */
export async function changePassword(caller: Caller, input: ChangePassword): Promise<void> {
  const { viewer } = caller;
  await attempt(caller, "password.change", viewer.email ?? viewer.name, async () => {
    if (!isSignedInPerson(viewer)) throw new AppError("person_required", "Sign in to change your password.");
    spend(guesses, "login", viewer.principalId, "attempts");
    if (!(await verifyPassword(input.currentPassword, await findPasswordHash(viewer.principalId)))) {
      throw new AppError("invalid_credentials", "The current password is wrong.");
    }
    guesses.forget(viewer.principalId);
    const passwordHash = await hashPassword(input.newPassword);
    await change(caller, async (work) => {
      await setPasswordHash(work.tx, viewer.principalId, passwordHash);
      await revokeSessions(work.tx, viewer.principalId, viewer.sessionId ?? undefined);
      work.record({ action: "password.change", object: viewer.email ?? viewer.name, objectIds: [viewer.principalId] });
    });
  });
}

/**
 * Sets the password of the person a one-time set-up link belongs to and uses up that link and every other one of that person.
 * Throws `not_found` for a link that is unknown, used or expired.
 */
export async function finishSetup(request: RequestContext, secret: string, password: string): Promise<{ email: string }> {
  const passwordHash = await hashPassword(password);
  return change({ ...SYSTEM_CALLER, request }, async (work) => {
    const person = await takeSetupLink(work.tx, hashSecret(secret));
    if (person === null) throw notFound();
    await closeSetupLinks(work.tx, person.id);
    await setPasswordHash(work.tx, person.id, passwordHash);
    await revokeSessions(work.tx, person.id);
    work.record({ action: "password.setup", object: person.email ?? person.id, objectIds: [person.id] });
    return { email: person.email ?? "" };
  });
}
