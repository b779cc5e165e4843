import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { createWebhookSchema, patchWebhookSchema, rotateSecretSchema, webhookSchema, webhookWithSecretSchema } from "@/lib/notices/webhooks/webhook-schema";
import { createWebhook, patchWebhook, readWebhook, removeWebhook, rotateSecret, webhooksPage } from "@/lib/notices/webhooks/webhook-service";

const tags = ["webhooks"];
/** What carries a secret is kept by nobody on the way. */
const NO_STORE = { "Cache-Control": "no-store" };

const getWebhooks = createRoute({
  method: "get",
  path: "/webhooks",
  operationId: "listWebhooks",
  tags,
  summary: "Webhooks, without their secrets",
  request: { query: pageQuerySchema.extend({ q: z.string().max(100).optional(), catalog: z.string().max(63).optional() }) },
  responses: { 200: jsonAnswer(pageSchema(webhookSchema), "Webhooks by name"), ...PROBLEM },
});

const postWebhook = createRoute({
  method: "post",
  path: "/webhooks",
  operationId: "createWebhook",
  tags,
  summary: "Tell an address of what happens, from now on, in order",
  request: { body: jsonBody(createWebhookSchema) },
  responses: { 201: jsonAnswer(webhookWithSecretSchema, "The webhook; its secret is shown this once"), ...PROBLEM },
});

const getWebhook = createRoute({
  method: "get",
  path: "/webhooks/{id}",
  operationId: "getWebhook",
  tags,
  summary: "One webhook",
  request: { params: idParams },
  responses: { 200: jsonAnswer(webhookSchema, "The webhook"), ...PROBLEM },
});

const changeWebhook = createRoute({
  method: "patch",
  path: "/webhooks/{id}",
  operationId: "updateWebhook",
  tags,
  summary: "Change a webhook, pause or resume it; what happens while it is paused waits",
  request: { params: idParams, body: jsonBody(patchWebhookSchema) },
  responses: { 200: jsonAnswer(webhookSchema, "The webhook"), ...PROBLEM },
});

const deleteWebhook = createRoute({
  method: "delete",
  path: "/webhooks/{id}",
  operationId: "deleteWebhook",
  tags,
  summary: "Forget a webhook and its log; what waits is not sent any more",
  request: { params: idParams },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

const postRotate = createRoute({
  method: "post",
  path: "/webhooks/{id}/rotate",
  operationId: "rotateWebhookSecret",
  tags,
  summary: "Make a new secret; the old one signs as well for some hours",
  request: { params: idParams, body: jsonBody(rotateSecretSchema) },
  responses: { 200: jsonAnswer(webhookWithSecretSchema, "The webhook; its new secret is shown this once"), ...PROBLEM },
});

/** /webhooks (issue 7 "Notices"). */
export function registerWebhooks(app: ApiApp): void {
  app.openapi(getWebhooks, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.string(), ({ name }) => name, (count, after) => webhooksPage(viewer, filter, count, after)), 200);
  });
  app.openapi(postWebhook, async (c) => c.json(await createWebhook(callerOf(c), c.req.valid("json")), 201, NO_STORE));
  app.openapi(getWebhook, async (c) => c.json(await readWebhook(callerOf(c).viewer, c.req.valid("param").id), 200));
  app.openapi(changeWebhook, async (c) => c.json(await patchWebhook(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 200));
  app.openapi(deleteWebhook, async (c) => {
    await removeWebhook(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
  app.openapi(postRotate, async (c) => c.json(await rotateSecret(callerOf(c), c.req.valid("param").id, c.req.valid("json").graceHours), 200, NO_STORE));
}
