import { createRoute, z } from "@hono/zod-openapi";
import { sessionSchema } from "@/lib/access/session-schema";
import { endOtherSessions, endSession, sessionsPage } from "@/lib/access/sessions";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";

const listSessions = createRoute({
  method: "get",
  path: "/sessions",
  operationId: "listSessions",
  tags: ["account"],
  summary: "Own sessions",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(sessionSchema), "Sessions that stand, newest first"), ...PROBLEM },
});

const deleteSessions = createRoute({
  method: "delete",
  path: "/sessions",
  operationId: "endOtherSessions",
  tags: ["account"],
  summary: "End every own session but this one",
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const deleteSession = createRoute({
  method: "delete",
  path: "/sessions/{id}",
  operationId: "endSession",
  tags: ["account"],
  summary: "End one of the own sessions",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /sessions (governance.md §4). */
export function registerSessions(app: ApiApp): void {
  app.openapi(listSessions, async (c) => {
    const caller = callerOf(c);
    return c.json(await pageOf(c.req.valid("query"), z.uuid(), ({ id }) => id, (limit, before) => sessionsPage(caller, limit, before)), 200);
  });
  app.openapi(deleteSessions, async (c) => {
    await endOtherSessions(callerOf(c));
    return c.body(null, 204);
  });
  app.openapi(deleteSession, async (c) => {
    await endSession(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
}
