import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { deliveriesPage, replay, skip, testWebhook } from "@/lib/notices/webhooks/delivery-service";
import { deliveryFilterSchema, deliverySchema, replayedSchema, replaySchema, webhookTestSchema } from "@/lib/notices/webhooks/webhook-schema";

const tags = ["webhooks"];
const deliveryParams = idParams.extend({ delivery: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const getDeliveries = createRoute({
  method: "get",
  path: "/webhooks/{id}/deliveries",
  operationId: "listWebhookDeliveries",
  tags,
  summary: "What was sent to a webhook and what waits for it",
  request: { params: idParams, query: deliveryFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(deliverySchema), "Deliveries, newest first"), ...PROBLEM },
});

const postTest = createRoute({
  method: "post",
  path: "/webhooks/{id}/test",
  operationId: "testWebhook",
  tags,
  summary: "Send a test now, whatever waits",
  request: { params: idParams },
  responses: { 200: jsonAnswer(webhookTestSchema, "What it came to"), ...PROBLEM },
});

const postReplay = createRoute({
  method: "post",
  path: "/webhooks/{id}/replay",
  operationId: "replayWebhook",
  tags,
  summary: "Send one delivery, or everything since a moment, once more, with the same `webhook-id`s",
  request: { params: idParams, body: jsonBody(replaySchema) },
  responses: { 200: jsonAnswer(replayedSchema, "How many go out again, behind what waits"), ...PROBLEM },
});

const postSkip = createRoute({
  method: "post",
  path: "/webhooks/{id}/deliveries/{delivery}/skip",
  operationId: "skipWebhookDelivery",
  tags,
  summary: "Give up one delivery that waits, so that those behind it go out",
  request: { params: deliveryParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /webhooks/{id}/deliveries, /test and /replay (issue 7 "Notices"). */
export function registerWebhookDeliveries(app: ApiApp): void {
  app.openapi(getDeliveries, async (c) => {
    const { viewer } = callerOf(c);
    const { id } = c.req.valid("param");
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.number().int(), (delivery) => delivery.id, (count, before) => deliveriesPage(viewer, id, filter, count, before)), 200);
  });
  app.openapi(postTest, async (c) => c.json(await testWebhook(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(postReplay, async (c) => c.json({ count: await replay(callerOf(c), c.req.valid("param").id, c.req.valid("json")) }, 200));
  app.openapi(postSkip, async (c) => {
    const { id, delivery } = c.req.valid("param");
    await skip(callerOf(c), id, delivery);
    return c.body(null, 204);
  });
}
