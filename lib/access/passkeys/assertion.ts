import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { keepChallenge, takeChallenge } from "@/lib/access/passkeys/challenge-repository";
import type { SignedInPerson } from "@/lib/access/passkeys/person";
import { demandRelyingParty } from "@/lib/access/passkeys/relying-party";
import { listCredentials, lockPasskey, notePasskeyUse, type PasskeyKey } from "@/lib/access/passkeys/repository";
import type { AssertedCredential, CeremonyOptions } from "@/lib/access/passkeys/schema";
import type { Caller } from "@/lib/access/schema";
import { markProven } from "@/lib/access/step-up-repository";
import { attempt, change, type Change } from "@/lib/audit/write";
import { config } from "@/lib/config/config";
import { AppError } from "@/lib/http/errors";

/** Why a passkey is used: to decide something, or to complete a sign-in. */
export type ProofPurpose = "prove" | "sign-in";

/**
 * What the browser is asked to have signed by a passkey of the person: once, within five minutes, in this session, for
 * this purpose. Throws `passkey_missing` (409) for a person without one.
 */
export async function proofOptions(person: SignedInPerson, purpose: ProofPurpose): Promise<CeremonyOptions> {
  const { id: rpID } = demandRelyingParty(config());
  const known = await listCredentials(person.id);
  if (known.length === 0) throw new AppError("passkey_missing", "Register a passkey under Account, Security, then try again.");
  const allowCredentials = known.map(({ credentialId, transports }) => ({ id: credentialId, transports }));
  const options = await generateAuthenticationOptions({ rpID, allowCredentials, userVerification: "required" });
  await keepChallenge(person.sessionId, purpose, options.challenge);
  return options;
}

/**
 * Takes the answer of a passkey: from then on the session is proven. The challenge is used up whatever comes of it.
 * Throws `passkey_refused` (403) for an answer that is replayed, late, of another session, purpose, person or site, made
 * without verifying the person, or by a copy (its counter went back).
 */
export async function prove(caller: Caller, person: SignedInPerson, purpose: ProofPurpose, credential: AssertedCredential): Promise<{ provenAt: string }> {
  return attempt(caller, `passkey.${purpose}`, person.email, async () => {
    const challenge = await takeChallenge(person.sessionId, purpose);
    if (challenge === null) throw new AppError("passkey_refused", "The request has expired or was used already. Start again.");
    return change(caller, async (work) => {
      const key = await lockPasskey(work.tx, person.id, credential.id);
      if (key === null) throw new AppError("passkey_refused", "This passkey is none of yours, or was removed. Use another one.");
      await noteUse(work, key, credential, challenge);
      const provenAt = await markProven(work.tx, person.sessionId, key.id);
      work.record({ action: `passkey.${purpose}`, object: person.email, objectIds: [person.id, key.id, person.sessionId], after: { passkey: key.name } });
      return { provenAt: provenAt.toISOString() };
    });
  });
}

async function noteUse({ tx }: Change, key: PasskeyKey, credential: AssertedCredential, challenge: string): Promise<void> {
  const { newCounter, credentialBackedUp } = await verified(key, credential, challenge);
  await notePasskeyUse(tx, key.id, newCounter, credentialBackedUp);
}

async function verified(key: PasskeyKey, credential: AssertedCredential, expectedChallenge: string) {
  const party = demandRelyingParty(config());
  try {
    const answer = await verifyAuthenticationResponse({
      response: credential as unknown as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter) },
      requireUserVerification: true,
    });
    if (answer.verified) return answer.authenticationInfo;
  } catch {
    // What the library says is about bytes; to the person it is one thing.
  }
  throw new AppError("passkey_refused", "The answer of the passkey does not fit what was asked. Try again.");
}
