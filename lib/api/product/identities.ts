import { createRoute, z } from "@hono/zod-openapi";
import { beginLink, beginLinkBySetup, identitiesOf, linkIdentityOf, unlinkIdentity } from "@/lib/access/oidc/identities";
import { linkCookieHeader } from "@/lib/access/oidc/link-cookie";
import { identitiesSchema, linkIdentitySchema } from "@/lib/access/oidc/schema";
import { demandPerson } from "@/lib/access/passkeys/person";
import { passkeysOf, removePasskeyOf } from "@/lib/access/passkeys/of-others";
import { passkeyListSchema } from "@/lib/access/passkeys/schema";
import { refuseForeignOrigin } from "@/lib/api/authentication";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";

const partParams = z.object({ id: z.uuid(), part: z.uuid() });

const getOwn = createRoute({
  method: "get",
  path: "/identities",
  operationId: "listIdentities",
  tags: ["account"],
  summary: "Own identities at the OpenID provider",
  responses: { 200: jsonAnswer(identitiesSchema, "Identities that sign in to this account"), ...PROBLEM },
});

const postLink = createRoute({
  method: "post",
  path: "/identities/link",
  operationId: "beginLink",
  tags: ["account"],
  summary: "Begin to link an identity: sign in at the provider next, in this browser",
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const deleteOwn = createRoute({
  method: "delete",
  path: "/identities/{id}",
  operationId: "unlinkIdentity",
  tags: ["account"],
  summary: "Unlink an own identity",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const postSetupLink = createRoute({
  method: "post",
  path: "/setup/{secret}/identity",
  operationId: "finishSetupByProvider",
  tags: ["account"],
  security: [],
  summary: "Use a one-time link with the OpenID provider in place of a password: sign in there next, in this browser",
  request: { params: z.object({ secret: z.string().max(100) }) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const getOfUser = createRoute({
  method: "get",
  path: "/users/{id}/identities",
  operationId: "listIdentitiesOfUser",
  tags: ["people"],
  summary: "Identities of a person at the OpenID provider",
  request: { params: idParams },
  responses: { 200: jsonAnswer(identitiesSchema, "Identities that sign in to the account"), ...PROBLEM },
});

const postOfUser = createRoute({
  method: "post",
  path: "/users/{id}/identities",
  operationId: "linkIdentityOfUser",
  tags: ["people"],
  summary: "Say by which subject the OpenID provider knows a person",
  request: { params: idParams, body: jsonBody(linkIdentitySchema) },
  responses: { 201: jsonAnswer(identitiesSchema, "Identities of the person now"), ...PROBLEM },
});

const deleteOfUser = createRoute({
  method: "delete",
  path: "/users/{id}/identities/{part}",
  operationId: "unlinkIdentityOfUser",
  tags: ["people"],
  summary: "Unlink an identity of a person",
  request: { params: partParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const getPasskeys = createRoute({
  method: "get",
  path: "/users/{id}/passkeys",
  operationId: "listPasskeysOfUser",
  tags: ["people"],
  summary: "Passkeys of a person",
  request: { params: idParams },
  responses: { 200: jsonAnswer(passkeyListSchema, "Passkeys, without their keys"), ...PROBLEM },
});

const deletePasskey = createRoute({
  method: "delete",
  path: "/users/{id}/passkeys/{part}",
  operationId: "removePasskeyOfUser",
  tags: ["people"],
  summary: "Remove a passkey that a person has lost",
  request: { params: partParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /identities, and what administrators see and mend of others (docs/SIGNIN.md). */
export function registerIdentities(app: ApiApp): void {
  app.openapi(getOwn, async (c) => {
    const caller = callerOf(c);
    return c.json({ items: await identitiesOf(caller, demandPerson(caller).id) }, 200);
  });
  app.openapi(postLink, async (c) => {
    c.header("Set-Cookie", linkCookieHeader(await beginLink(callerOf(c))));
    return c.body(null, 204);
  });
  app.openapi(deleteOwn, async (c) => {
    const caller = callerOf(c);
    await unlinkIdentity(caller, demandPerson(caller).id, c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(postSetupLink, async (c) => {
    // Else a foreign page could have whoever signs in at the provider next link their identity to an account of its choice.
    refuseForeignOrigin(c);
    c.header("Set-Cookie", linkCookieHeader(await beginLinkBySetup(c.get("request"), c.req.valid("param").secret)));
    return c.body(null, 204);
  });
  registerIdentitiesOfUsers(app);
}

function registerIdentitiesOfUsers(app: ApiApp): void {
  app.openapi(getOfUser, async (c) => c.json({ items: await identitiesOf(callerOf(c), c.req.valid("param").id) }, 200));
  app.openapi(postOfUser, async (c) => c.json({ items: await linkIdentityOf(callerOf(c), c.req.valid("param").id, c.req.valid("json")) }, 201));
  app.openapi(deleteOfUser, async (c) => {
    const { id, part } = c.req.valid("param");
    await unlinkIdentity(callerOf(c), id, part);
    return c.body(null, 204);
  });
  app.openapi(getPasskeys, async (c) => c.json({ items: await passkeysOf(callerOf(c), c.req.valid("param").id) }, 200));
  app.openapi(deletePasskey, async (c) => {
    const { id, part } = c.req.valid("param");
    await removePasskeyOf(callerOf(c), id, part);
    return c.body(null, 204);
  });
}
