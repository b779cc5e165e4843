import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prove, proofOptions } from "@/lib/access/passkeys/assertion";
import { passkeysOf, removePasskeyOf } from "@/lib/access/passkeys/of-others";
import { askAtSignIn, ownPasskeys, removePasskey } from "@/lib/access/passkeys/passkeys";
import { demandPerson } from "@/lib/access/passkeys/person";
import { registerPasskey, registrationOptions } from "@/lib/access/passkeys/registration";
import { assertedCredentialSchema, createdCredentialSchema } from "@/lib/access/passkeys/schema";
import type { Caller } from "@/lib/access/schema";
import { endSignedOutSession, openSession } from "@/lib/access/sessions";
import { countStandingSessions } from "@/lib/access/session-repository";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { viewerAwaitingPasskey, viewerOfSession } from "@/lib/access/viewer";
import { registerPasskeySignIn } from "@/lib/api/product/passkeys";
import { addCatalog } from "@/lib/catalog/catalog-service";
import { DEFAULT_POLICY } from "@/lib/catalog/policy-schema";
import { prisma } from "@/lib/db/client";
import { readPreferences } from "@/lib/notices/preference-service";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { apiWith, cookieOf, ORIGIN, REQUEST, signedInPerson, startProcess } from "@/test/access/fixture";
import { type SoftwarePasskey, softwarePasskey } from "@/test/fixtures/software-passkey";

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await startProcess();
  await change(SYSTEM_CALLER, (step) => addCatalog(step, SYSTEM_CALLER, { slug: "strict", title: "Strict", audience: "public" }, { ...DEFAULT_POLICY, stepUp: { minutes: 15 } }));
});
afterAll(() => stop());

async function registered(caller: Caller, name = "Phone"): Promise<SoftwarePasskey> {
  const passkey = softwarePasskey();
  const { challenge } = await registrationOptions(caller);
  await registerPasskey(caller, { name, credential: createdCredentialSchema.parse(passkey.create(challenge)) });
  return passkey;
}

const asserted = (credential: object) => assertedCredentialSchema.parse(credential);
const challengeOf = async (caller: Caller) => (await proofOptions(demandPerson(caller), "prove")).challenge;
const proveWith = (caller: Caller, credential: object) => prove(caller, demandPerson(caller), "prove", asserted(credential));
const isFresh = (caller: Caller) => prisma().$transaction((tx) => demandFreshProof(tx, caller.viewer, "every catalog")).then(() => true, () => false);
const REFUSED = { code: "passkey_refused" };

/** The same person in another browser, where nothing is proven. */
async function anotherSession({ viewer }: Caller): Promise<Caller> {
  const other = await viewerOfSession(await openSession({ id: viewer.principalId, email: viewer.email ?? "" }, REQUEST, null));
  if (other === null) throw new Error("the session must stand");
  return { viewer: other, request: REQUEST };
}

/** As if the last proof, and the sign-in, had been so long ago. */
const ageSession = ({ viewer }: Caller, minutes: number) =>
  prisma().$executeRaw`UPDATE user_session SET created_at = created_at - make_interval(mins => ${minutes}::int), proven_at = proven_at - make_interval(mins => ${minutes}::int)
    WHERE id = ${viewer.sessionId}::uuid`;

describe("a passkey", () => {
  it("proves the session it was registered or used in, for as long as the strictest policy says, and no other session", async () => {
    const caller = await signedInPerson(["reviewer"]);
    expect(await isFresh(caller)).toBe(false);
    const passkey = await registered(caller);
    expect(await isFresh(caller)).toBe(true);
    const other = await anotherSession(caller);
    expect(await isFresh(other)).toBe(false);
    await proveWith(other, passkey.assert(await challengeOf(other)));
    expect(await isFresh(other)).toBe(true);
    await ageSession(other, 16);
    expect(await isFresh(other)).toBe(false);
  });

  it("counts once: a replayed answer is refused", async () => {
    const caller = await signedInPerson();
    const passkey = await registered(caller);
    const answer = passkey.assert(await challengeOf(caller));
    await proveWith(caller, answer);
    await expect(proveWith(caller, answer)).rejects.toMatchObject(REFUSED);
    await challengeOf(caller);
    await expect(proveWith(caller, answer)).rejects.toMatchObject(REFUSED);
  });

  it("counts in the session, for the purpose and for the person it was asked of", async () => {
    const [caller, stranger] = [await signedInPerson(), await signedInPerson()];
    const passkey = await registered(caller);
    await registered(stranger);
    const other = await anotherSession(caller);
    const answer = passkey.assert(await challengeOf(other));
    await challengeOf(caller);
    await expect(proveWith(caller, answer)).rejects.toMatchObject(REFUSED);
    await expect(proveWith(stranger, passkey.assert(await challengeOf(stranger)))).rejects.toMatchObject(REFUSED);
    const { challenge } = await proofOptions(demandPerson(caller), "sign-in");
    await expect(proveWith(caller, passkey.assert(challenge))).rejects.toMatchObject(REFUSED);
  });

  it("is refused late, from another site, without verifying the person, and when its counter went back", async () => {
    const caller = await signedInPerson();
    const passkey = await registered(caller);
    await proveWith(caller, passkey.assert(await challengeOf(caller)));
    for (const wish of [{ origin: "http://localhost.evil.example" }, { userVerified: false }, { counter: 1 }]) {
      await expect(proveWith(caller, passkey.assert(await challengeOf(caller), wish))).rejects.toMatchObject(REFUSED);
    }
    const late = passkey.assert(await challengeOf(caller));
    await prisma().passkeyChallenge.updateMany({ data: { expiresAt: new Date(0) } });
    await expect(proveWith(caller, late)).rejects.toMatchObject(REFUSED);
    await expect(proveWith(caller, passkey.assert(await challengeOf(caller)))).resolves.toBeDefined();
  });

  it("stops counting everywhere when it is removed", async () => {
    const caller = await signedInPerson();
    await registered(caller);
    const { items } = await ownPasskeys(caller);
    await removePasskey(caller, items[0]?.id ?? "");
    expect(await isFresh(caller)).toBe(false);
    await expect(challengeOf(caller)).rejects.toMatchObject({ code: "passkey_missing" });
  });

  it("is asked for before another is added or one is removed, and a first one needs a recent sign-in", async () => {
    const caller = await signedInPerson();
    await ageSession(caller, 16);
    await expect(registrationOptions(caller)).rejects.toMatchObject({ code: "recent_sign_in_required" });
    const fresh = await anotherSession(caller);
    await registered(fresh);
    const thief = await anotherSession(caller);
    await expect(registrationOptions(thief)).rejects.toMatchObject({ code: "step_up_required" });
    const [item] = (await ownPasskeys(thief)).items;
    await expect(removePasskey(thief, item?.id ?? "")).rejects.toMatchObject({ code: "step_up_required" });
    const refused = await prisma().auditEntry.count({ where: { actorId: caller.viewer.principalId, action: "passkey.remove.refused" } });
    expect(refused).toBe(1);
  });

  it("of another person proves nothing in the database either", async () => {
    const [caller, stranger] = [await signedInPerson(), await signedInPerson()];
    await registered(caller);
    const [item] = (await ownPasskeys(caller)).items;
    const forged = prisma().userSession.update({ where: { id: stranger.viewer.sessionId ?? "" }, data: { provenAt: new Date(), provenById: item?.id ?? null } });
    await expect(forged).rejects.toThrow("FOREIGN_PASSKEY");
  });
});

describe("a passkey that was lost", () => {
  it("is taken away by another administrator who proved it is them, on record, and opens nothing from then on", async () => {
    const [admin, auditor, caller] = [await signedInPerson(["admin"]), await signedInPerson(["auditor"]), await signedInPerson()];
    await registered(caller, "Lost phone");
    await askAtSignIn(caller, true);
    const personId = caller.viewer.principalId;
    const [item] = await passkeysOf(auditor, personId);
    const remove = (by: Caller) => removePasskeyOf(by, personId, item?.id ?? "");
    await expect(passkeysOf(caller, personId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove(auditor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove(admin)).rejects.toMatchObject({ code: "step_up_required" });
    await registered(admin);
    await remove(admin);
    expect(await isFresh(caller)).toBe(false);
    expect(await passkeysOf(admin, personId)).toEqual([]);
    expect(await viewerOfSession(await openSession({ id: personId, email: "" }, REQUEST, null))).not.toBeNull();
    const [entry] = await prisma().auditEntry.findMany({ where: { action: "passkey.remove", objectIds: { has: personId } } });
    expect(entry).toMatchObject({ actorId: admin.viewer.principalId, before: JSON.stringify({ name: "Lost phone" }) });
  });

  it("is no administrator's own: those ask for themselves, under Account", async () => {
    const admin = await signedInPerson(["admin"]);
    await registered(admin);
    const [item] = await passkeysOf(admin, admin.viewer.principalId);
    await expect(removePasskeyOf(admin, admin.viewer.principalId, item?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("sign-in with a second factor", () => {
  it("is nobody's session until the passkey was used, over the API and from our own pages only, and keeps the language then", async () => {
    const caller = await signedInPerson();
    const passkey = await registered(caller);
    await askAtSignIn(caller, true);
    const sessionId = await openSession({ id: caller.viewer.principalId, email: caller.viewer.email ?? "" }, REQUEST, null);
    expect(await viewerOfSession(sessionId)).toBeNull();
    const waiting = await viewerAwaitingPasskey(sessionId);
    const Cookie = await cookieOf({ viewer: { ...caller.viewer, sessionId }, request: REQUEST });
    const api = apiWith(registerPasskeySignIn);
    const post = (path: string, body?: unknown, Origin = ORIGIN) =>
      api.request(path, { method: "POST", headers: { Cookie, Origin, "Accept-Language": "zh", Host: "127.0.0.1:3000", "Content-Type": "application/json" }, body: body === undefined ? null : JSON.stringify(body) });
    expect(await countStandingSessions(caller.viewer.principalId)).toBe(1);
    expect((await post("/sign-in/passkey/options", undefined, "https://evil.example")).status).toBe(403);
    const { challenge } = (await (await post("/sign-in/passkey/options")).json()) as { challenge: string };
    const language = async () => (await readPreferences(caller.viewer)).language;
    expect(await language()).toBeNull();
    expect((await post("/sign-in/passkey", { credential: passkey.assert(challenge) })).status).toBe(200);
    expect(await language()).toBe("zh-CN");
    expect(await viewerOfSession(sessionId)).toMatchObject({ principalId: waiting?.principalId });
    expect((await post("/sign-in/passkey/options")).status).toBe(401);
  });

  it("is over for a session that was signed out before its passkey was used", async () => {
    const caller = await signedInPerson();
    await registered(caller);
    await askAtSignIn(caller, true);
    const sessionId = await openSession({ id: caller.viewer.principalId, email: caller.viewer.email ?? "" }, REQUEST, null);
    await endSignedOutSession(sessionId);
    expect(await viewerAwaitingPasskey(sessionId)).toBeNull();
  });

  it("is no longer asked of somebody whose last passkey is gone", async () => {
    const caller = await signedInPerson();
    await registered(caller);
    await askAtSignIn(caller, true);
    await removePasskey(caller, (await ownPasskeys(caller)).items[0]?.id ?? "");
    expect(await viewerOfSession(await openSession({ id: caller.viewer.principalId, email: "" }, REQUEST, null))).not.toBeNull();
  });
});
