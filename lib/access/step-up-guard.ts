import type { Viewer } from "@/lib/access/schema";
import { needsProof } from "@/lib/access/step-up";
import { demandedMinutes, openedMsAgo, provenMsAgo, strictestMinutes } from "@/lib/access/step-up-repository";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/http/errors";

/** What an act concerns: one catalog, or all of them and those to come. */
export type ProofScope = { catalogId: string } | "every catalog";

/** Changing one's own passkeys is asked of again within the usual time, whether or not a catalog demands anything. */
const OWN_PASSKEYS_MINUTES = 15;

/**
 * The one guard of "asked again": throws `step_up_required` (403) unless the viewer's session was proven by a passkey
 * within the time that the policies in force demand. Ask it inside the transaction of the act, after `authorize`.
 */
export async function demandFreshProof(tx: Tx, viewer: Viewer, scope: ProofScope): Promise<void> {
  if (viewer.authentication !== "session") return;
  await demand(tx, viewer, scope === "every catalog" ? await strictestMinutes(tx) : await demandedMinutes(tx, scope.catalogId));
}

/** Whoever has a passkey uses it before passkeys are added or removed. Throws `step_up_required`. */
export async function demandProofForPasskeys(tx: Tx, viewer: Viewer): Promise<void> {
  await demand(tx, viewer, Math.min(OWN_PASSKEYS_MINUTES, (await strictestMinutes(tx)) ?? OWN_PASSKEYS_MINUTES));
}

/**
 * The first passkey has none before it to vouch for it: a sign-in of the last minutes does, so that a session somebody
 * left open cannot be made into a proof. Throws `recent_sign_in_required` (403).
 */
export async function demandRecentSignIn(tx: Tx, viewer: Viewer): Promise<void> {
  const age = viewer.sessionId === null ? null : await openedMsAgo(tx, viewer.sessionId);
  if (age !== null && age <= OWN_PASSKEYS_MINUTES * 60_000) return;
  throw new AppError("recent_sign_in_required", `Sign out, sign in again, and register your first passkey within ${OWN_PASSKEYS_MINUTES} minutes.`);
}

async function demand(tx: Tx, { authentication, sessionId }: Viewer, minutes: number | null): Promise<void> {
  if (minutes === null || sessionId === null) return;
  if (!needsProof({ authentication, minutes, provenMsAgo: await provenMsAgo(tx, sessionId) })) return;
  const within = minutes === 1 ? "minute" : `${minutes} minutes`;
  throw new AppError("step_up_required", `This needs your passkey within the last ${within}: use it, then try again. Without one, register it under Account, Security.`);
}
