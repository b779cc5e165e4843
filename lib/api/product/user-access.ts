import { createRoute, z } from "@hono/zod-openapi";
import { invitationFilterSchema, invitationSchema, issuedInvitationSchema } from "@/lib/access/invitation-schema";
import { invitationsPage, invite, revokeInvitation } from "@/lib/access/invitations";
import { sessionSchema } from "@/lib/access/session-schema";
import { endSessionsOfPerson, sessionsOfPerson } from "@/lib/access/sessions";
import { tokenSchema } from "@/lib/access/token-schema";
import { tokensOfPerson } from "@/lib/access/tokens";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";

const listInvitations = createRoute({
  method: "get",
  path: "/invitations",
  operationId: "listInvitations",
  tags: ["people"],
  summary: "Set-up links: who was invited, by whom, and what became of it",
  request: { query: invitationFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(invitationSchema), "Newest first"), ...PROBLEM },
});

const postInvitation = createRoute({
  method: "post",
  path: "/users/{id}/invitation",
  operationId: "inviteUser",
  tags: ["people"],
  summary: "A new set-up link for a person, shown this once; earlier ones stop",
  request: { params: idParams },
  responses: { 201: jsonAnswer(issuedInvitationSchema, "The link"), ...PROBLEM },
});

const deleteInvitation = createRoute({
  method: "delete",
  path: "/users/{id}/invitation",
  operationId: "revokeInvitation",
  tags: ["people"],
  summary: "Take the open set-up links of a person back",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const listUserSessions = createRoute({
  method: "get",
  path: "/users/{id}/sessions",
  operationId: "listUserSessions",
  tags: ["people"],
  summary: "Where a person is signed in",
  request: { params: idParams, query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(sessionSchema), "Sessions that stand, newest first"), ...PROBLEM },
});

const deleteUserSessions = createRoute({
  method: "delete",
  path: "/users/{id}/sessions",
  operationId: "endUserSessions",
  tags: ["people"],
  summary: "Sign a person out everywhere",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const deleteUserSession = createRoute({
  method: "delete",
  path: "/users/{id}/sessions/{sessionId}",
  operationId: "endUserSession",
  tags: ["people"],
  summary: "End one session of a person",
  request: { params: idParams.extend({ sessionId: z.uuid() }) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const listUserTokens = createRoute({
  method: "get",
  path: "/users/{id}/tokens",
  operationId: "listUserTokens",
  tags: ["people"],
  summary: "Tokens of a person; nobody makes one for somebody else, DELETE /tokens/{id} revokes",
  request: { params: idParams, query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(tokenSchema), "Tokens that are not revoked"), ...PROBLEM },
});

/** How people get in, and what they are in with (issue 7, People). */
export function registerUserAccess(app: ApiApp): void {
  app.openapi(listInvitations, async (c) => {
    const caller = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.uuid(), ({ id }) => id, (count, before) => invitationsPage(caller, filter, count, before)), 200);
  });
  app.openapi(postInvitation, async (c) => c.json(await invite(callerOf(c), c.req.valid("param").id), 201));
  app.openapi(deleteInvitation, async (c) => {
    await revokeInvitation(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(listUserSessions, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid("param");
    return c.json(await pageOf(c.req.valid("query"), z.uuid(), (session) => session.id, (limit, before) => sessionsOfPerson(caller, id, limit, before)), 200);
  });
  app.openapi(deleteUserSessions, async (c) => {
    await endSessionsOfPerson(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(deleteUserSession, async (c) => {
    const { id, sessionId } = c.req.valid("param");
    await endSessionsOfPerson(callerOf(c), id, sessionId);
    return c.body(null, 204);
  });
  app.openapi(listUserTokens, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid("param");
    return c.json(await pageOf(c.req.valid("query"), z.string(), (token) => token.id, (limit, after) => tokensOfPerson(caller, id, limit, after)), 200);
  });
}
