import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { keepChallenge, takeChallenge } from "@/lib/access/passkeys/challenge-repository";
import { demandPerson, type SignedInPerson } from "@/lib/access/passkeys/person";
import { demandRelyingParty } from "@/lib/access/passkeys/relying-party";
import { countPasskeys, insertPasskey, listCredentials } from "@/lib/access/passkeys/repository";
import type { CeremonyOptions, CreatedCredential, Passkey, RegisterPasskey } from "@/lib/access/passkeys/schema";
import { passkeyOf } from "@/lib/access/passkeys/view";
import type { Caller } from "@/lib/access/schema";
import { demandProofForPasskeys, demandRecentSignIn } from "@/lib/access/step-up-guard";
import { markProven } from "@/lib/access/step-up-repository";
import { attempt, change, type Change } from "@/lib/audit/write";
import { config } from "@/lib/config/config";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { transact } from "@/lib/db/transaction";
import { AppError } from "@/lib/http/errors";

/** More than anybody has devices; a list that is sent with each prompt stays short. */
const MOST = 20;

/**
 * What the browser is asked to make a passkey from, good once and for five minutes in this session.
 * Throws `step_up_required`, or `recent_sign_in_required` for the first passkey of a session that is old.
 */
export async function registrationOptions(caller: Caller): Promise<CeremonyOptions> {
  return attempt(caller, "passkey.register", caller.viewer.email ?? "", async () => {
    const person = demandPerson(caller);
    await transact((tx) => demandMayRegister(tx, person, caller));
    const known = await listCredentials(person.id);
    const options = await generateRegistrationOptions({
      rpName: "Gatehouse",
      rpID: demandRelyingParty(config()).id,
      userName: person.email,
      userDisplayName: caller.viewer.name,
      userID: new TextEncoder().encode(person.id),
      attestationType: "none",
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    });
    await keepChallenge(person.sessionId, "register", options.challenge);
    return options;
  });
}

/** Keeps a passkey the browser has made for the challenge of this session. Making it proves the session, too. */
export async function registerPasskey(caller: Caller, { name, credential }: RegisterPasskey): Promise<Passkey> {
  return attempt(caller, "passkey.register", name, async () => {
    const person = demandPerson(caller);
    const made = await verified(credential, await takeChallenge(person.sessionId, "register"));
    try {
      return await change(caller, async (work) => {
        await demandMayRegister(work.tx, person, caller);
        return keep(work, person, name, made);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError("conflict", "This passkey is registered already.");
      throw error;
    }
  });
}

async function demandMayRegister(tx: Change["tx"], person: SignedInPerson, { viewer }: Caller): Promise<void> {
  const count = await countPasskeys(tx, person.id);
  if (count >= MOST) throw new AppError("conflict", `Nobody has more than ${MOST} passkeys: remove one first.`);
  await (count === 0 ? demandRecentSignIn(tx, viewer) : demandProofForPasskeys(tx, viewer));
}

type Made = NonNullable<Awaited<ReturnType<typeof verifyRegistrationResponse>>["registrationInfo"]>;

async function verified(credential: CreatedCredential, challenge: string | null): Promise<Made> {
  if (challenge === null) throw new AppError("passkey_refused", "The request has expired or was used already. Start again.");
  const party = demandRelyingParty(config());
  try {
    const response = credential as unknown as Parameters<typeof verifyRegistrationResponse>[0]["response"];
    const answer = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id });
    if (answer.verified) return answer.registrationInfo;
  } catch {
    // What the library says is about bytes; to the person it is one thing.
  }
  throw new AppError("passkey_refused", "What the browser sent is no passkey for this installation. Start again.");
}

async function keep(work: Change, person: SignedInPerson, name: string, { credential, credentialBackedUp }: Made): Promise<Passkey> {
  const row = await insertPasskey(work.tx, {
    principalId: person.id,
    name,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
  });
  await markProven(work.tx, person.sessionId, row.id);
  work.record({ action: "passkey.register", object: person.email, objectIds: [person.id, row.id], after: { name, backedUp: row.backedUp } });
  return passkeyOf(row);
}
