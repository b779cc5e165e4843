import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { bulkOf } from "@/lib/review/bulk-service";
import { dueTargetsViewSchema, putDueTargetsSchema } from "@/lib/review/due-schema";
import { putDueTargets, readDueTargets } from "@/lib/review/due-service";
import { lookAt } from "@/lib/review/presence-service";
import { bulkSchema, MAX_BULK, presenceSchema, queueViewSchema, saveQueueViewSchema } from "@/lib/review/queue-schema";
import { queueViews, removeQueueView, saveQueueView } from "@/lib/review/queue-view-service";

const postPresence = createRoute({
  method: "post",
  path: "/reviews/{id}/presence",
  operationId: "lookAtReview",
  tags: ["reviews"],
  summary: "Say that one looks at a review; it lapses after 45 seconds",
  request: { params: idParams },
  responses: { 200: jsonAnswer(presenceSchema, "Who else looks at it now"), ...PROBLEM },
});

const getBulk = createRoute({
  method: "get",
  path: "/review-bulk",
  operationId: "getReviewBulk",
  tags: ["reviews"],
  summary: "Which of some reviews may be approved with one reason, and why not",
  request: { query: z.object({ ids: z.string().transform((text) => text.split(",")).pipe(z.array(z.uuid()).min(1).max(MAX_BULK)) }) },
  responses: { 200: jsonAnswer(bulkSchema, "The cases in the order asked for"), ...PROBLEM },
});

const getViews = createRoute({
  method: "get",
  path: "/queue-views",
  operationId: "listQueueViews",
  tags: ["reviews"],
  summary: "One's own views of the queue",
  responses: { 200: jsonAnswer(z.object({ items: z.array(queueViewSchema) }), "By name"), ...PROBLEM },
});

const postView = createRoute({
  method: "post",
  path: "/queue-views",
  operationId: "saveQueueView",
  tags: ["reviews"],
  summary: "Keep a view of the queue under a name",
  request: { body: jsonBody(saveQueueViewSchema) },
  responses: { 201: jsonAnswer(queueViewSchema, "The view"), ...PROBLEM },
});

const deleteView = createRoute({
  method: "delete",
  path: "/queue-views/{id}",
  operationId: "removeQueueView",
  tags: ["reviews"],
  summary: "Remove a view of one's own",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const getDueTargets = createRoute({
  method: "get",
  path: "/due-targets",
  operationId: "getDueTargets",
  tags: ["reviews"],
  summary: "How long each kind of review may wait, in hours",
  responses: { 200: jsonAnswer(dueTargetsViewSchema, "The targets in force"), ...PROBLEM },
});

const putTargets = createRoute({
  method: "put",
  path: "/due-targets",
  operationId: "putDueTargets",
  tags: ["reviews"],
  summary: "Set how long each kind of review may wait",
  request: { body: jsonBody(putDueTargetsSchema) },
  responses: { 200: jsonAnswer(dueTargetsViewSchema, "The targets in force"), ...PROBLEM },
});

/** What the desk of reviewers needs besides reviews (UX contract §3.2, §3.4). */
export function registerQueue(app: ApiApp): void {
  app.openapi(postPresence, async (c) => c.json({ others: await lookAt(callerOf(c).viewer, c.req.valid("param").id) }, 200));
  app.openapi(getBulk, async (c) => c.json(await bulkOf(callerOf(c).viewer, c.req.valid("query").ids), 200));
  app.openapi(getViews, async (c) => c.json({ items: await queueViews(callerOf(c).viewer) }, 200));
  app.openapi(postView, async (c) => c.json(await saveQueueView(callerOf(c).viewer, c.req.valid("json")), 201));
  app.openapi(deleteView, async (c) => {
    await removeQueueView(callerOf(c).viewer, c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(getDueTargets, async (c) => c.json(await readDueTargets(callerOf(c).viewer), 200));
  app.openapi(putTargets, async (c) => c.json(await putDueTargets(callerOf(c), c.req.valid("json")), 200));
}
