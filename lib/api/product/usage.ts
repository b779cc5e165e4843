import { createRoute, z } from "@hono/zod-openapi";
import type { ApiApp } from "@/lib/api/context";
import { ANYBODY, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { MAX_USAGE_DAYS, usageSchema } from "@/lib/usage/schema";
import { usageOf } from "@/lib/usage/service";

const getUsage = createRoute({
  method: "get",
  path: "/servers/{name}/usage",
  operationId: "getUsage",
  tags: ["servers"],
  security: ANYBODY,
  summary: "How often a server was pulled, by day, version and kind of client, and by channel with routers",
  request: {
    params: z.object({ name: z.string().max(400) }),
    query: z.object({ days: z.coerce.number().int().min(1).max(MAX_USAGE_DAYS).default(30) }),
  },
  responses: { 200: jsonAnswer(usageSchema, "Pulls in the catalogs the caller reads"), ...PROBLEM },
});

/** `GET /servers/{name}/usage` (issue 6 §3). */
export function registerUsage(app: ApiApp): void {
  app.openapi(getUsage, async (c) => c.json(await usageOf(c.get("viewer"), c.req.valid("param").name, c.req.valid("query").days), 200));
}
