import { createRoute } from "@hono/zod-openapi";
import { getCookie } from "hono/cookie";
import { chooseLocale, localeCookie } from "@/i18n/locales";
import { proofOptions, prove } from "@/lib/access/passkeys/assertion";
import { askAtSignIn, ownPasskeys, removePasskey } from "@/lib/access/passkeys/passkeys";
import { demandPerson } from "@/lib/access/passkeys/person";
import { registerPasskey, registrationOptions } from "@/lib/access/passkeys/registration";
import { askAtSignInSchema, ceremonyOptionsSchema, passkeySchema, passkeysViewSchema, provenSchema, provePasskeySchema, registerPasskeySchema } from "@/lib/access/passkeys/schema";
import { demandAwaitingPasskey } from "@/lib/api/authentication";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { keepFirstLanguage } from "@/lib/notices/preference-service";

const parts = { tags: ["account"] };

const listPasskeys = createRoute({
  method: "get",
  path: "/passkeys",
  operationId: "listPasskeys",
  ...parts,
  summary: "Own passkeys",
  responses: { 200: jsonAnswer(passkeysViewSchema, "Passkeys, and whether sign-in asks for one"), ...PROBLEM },
});

const postRegistrationOptions = createRoute({
  method: "post",
  path: "/passkeys/options",
  operationId: "beginPasskey",
  ...parts,
  summary: "Begin to register a passkey",
  responses: { 200: jsonAnswer(ceremonyOptionsSchema, "What the browser makes a passkey from; good once"), ...PROBLEM },
});

const postPasskey = createRoute({
  method: "post",
  path: "/passkeys",
  operationId: "registerPasskey",
  ...parts,
  summary: "Register the passkey the browser has made",
  request: { body: jsonBody(registerPasskeySchema) },
  responses: { 201: jsonAnswer(passkeySchema, "The passkey"), ...PROBLEM },
});

const deletePasskey = createRoute({
  method: "delete",
  path: "/passkeys/{id}",
  operationId: "removePasskey",
  ...parts,
  summary: "Remove an own passkey; what it proved no longer counts",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const putAtSignIn = createRoute({
  method: "put",
  path: "/passkeys/at-sign-in",
  operationId: "askPasskeyAtSignIn",
  ...parts,
  summary: "Whether each sign-in asks for a passkey too",
  request: { body: jsonBody(askAtSignInSchema) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const postProofOptions = createRoute({
  method: "post",
  path: "/passkeys/proof/options",
  operationId: "beginProof",
  ...parts,
  summary: "Begin to prove this session with a passkey",
  responses: { 200: jsonAnswer(ceremonyOptionsSchema, "What the browser has signed; good once"), ...PROBLEM },
});

const postProof = createRoute({
  method: "post",
  path: "/passkeys/proof",
  operationId: "proveSession",
  ...parts,
  summary: "Prove this session with a passkey, for acts that ask again",
  request: { body: jsonBody(provePasskeySchema) },
  responses: { 200: jsonAnswer(provenSchema, "Since when the session is proven"), ...PROBLEM },
});

const postSignInOptions = createRoute({
  method: "post",
  path: "/sign-in/passkey/options",
  operationId: "beginPasskeySignIn",
  ...parts,
  summary: "Begin to complete a sign-in that waits for a passkey",
  responses: { 200: jsonAnswer(ceremonyOptionsSchema, "What the browser has signed; good once"), ...PROBLEM },
});

const postSignIn = createRoute({
  method: "post",
  path: "/sign-in/passkey",
  operationId: "completePasskeySignIn",
  ...parts,
  summary: "Complete a sign-in that waits for a passkey",
  request: { body: jsonBody(provePasskeySchema) },
  responses: { 200: jsonAnswer(provenSchema, "The session stands now"), ...PROBLEM },
});

/** /sign-in/passkey: the second factor, of a session that is nobody's until then. */
export function registerPasskeySignIn(app: ApiApp): void {
  app.openapi(postSignInOptions, async (c) => {
    const viewer = await demandAwaitingPasskey(c);
    return c.json({ ...(await proofOptions(demandPerson({ viewer, request: c.get("request") }), "sign-in")) }, 200);
  });
  app.openapi(postSignIn, async (c) => {
    const caller = { viewer: await demandAwaitingPasskey(c), request: c.get("request") };
    const proven = await prove(caller, demandPerson(caller), "sign-in", c.req.valid("json").credential);
    // As where a sign-in needs no passkey (app/api/auth): until now the session was nobody's.
    await keepFirstLanguage(caller.viewer, chooseLocale(getCookie(c, localeCookie), c.req.header("Accept-Language") ?? null));
    return c.json(proven, 200);
  });
}

/** /passkeys: one's own, and asking again (docs/SIGNIN.md). */
export function registerPasskeys(app: ApiApp): void {
  app.openapi(listPasskeys, async (c) => c.json(await ownPasskeys(callerOf(c)), 200));
  app.openapi(postRegistrationOptions, async (c) => c.json({ ...(await registrationOptions(callerOf(c))) }, 200));
  app.openapi(postPasskey, async (c) => c.json(await registerPasskey(callerOf(c), c.req.valid("json")), 201));
  app.openapi(deletePasskey, async (c) => {
    await removePasskey(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(putAtSignIn, async (c) => {
    await askAtSignIn(callerOf(c), c.req.valid("json").enabled);
    return c.body(null, 204);
  });
  app.openapi(postProofOptions, async (c) => c.json({ ...(await proofOptions(demandPerson(callerOf(c)), "prove")) }, 200));
  app.openapi(postProof, async (c) => {
    const caller = callerOf(c);
    return c.json(await prove(caller, demandPerson(caller), "prove", c.req.valid("json").credential), 200);
  });
}
