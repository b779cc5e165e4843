import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { declineRequestSchema, makeRequestSchema, requestFilterSchema, serverRequestSchema } from "@/lib/requests/schema";
import { declineRequest, makeRequest, requestsPage } from "@/lib/requests/service";

const getRequests = createRoute({
  method: "get",
  path: "/requests",
  operationId: "listRequests",
  tags: ["servers"],
  summary: "Servers that people ask for: all for reviewers and auditors, else one's own",
  request: { query: requestFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(serverRequestSchema), "Requests, newest first"), ...PROBLEM },
});

const postRequest = createRoute({
  method: "post",
  path: "/requests",
  operationId: "makeRequest",
  tags: ["servers"],
  summary: "Ask for a server that is not listed",
  request: { body: jsonBody(makeRequestSchema) },
  responses: { 201: jsonAnswer(serverRequestSchema, "The request; the same one for everybody who asks for this name"), ...PROBLEM },
});

const postDecline = createRoute({
  method: "post",
  path: "/requests/{id}/decline",
  operationId: "declineRequest",
  tags: ["servers"],
  summary: "Decline a request; who asked reads the reason",
  request: { params: idParams, body: jsonBody(declineRequestSchema) },
  responses: { 200: jsonAnswer(serverRequestSchema, "The request"), ...PROBLEM },
});

/** /requests (issue 6 §2 "request this server"). */
export function registerRequests(app: ApiApp): void {
  app.openapi(getRequests, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    const load = (count: number, after: string | undefined) => requestsPage(viewer, filter, count, after);
    return c.json(await pageOf({ limit, cursor }, z.uuid(), ({ id }) => id, load), 200);
  });
  app.openapi(postRequest, async (c) => c.json(await makeRequest(callerOf(c), c.req.valid("json")), 201));
  app.openapi(postDecline, async (c) => c.json(await declineRequest(callerOf(c), c.req.valid("param").id, c.req.valid("json").reason), 200));
}
