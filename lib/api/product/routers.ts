import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { routersSchema } from "@/lib/routers/schema";
import { listRouters } from "@/lib/routers/service";

const getRouters = createRoute({
  method: "get",
  path: "/routers",
  operationId: "listRouters",
  tags: ["operations"],
  summary: "Which routers read the Nacos facade, and when last",
  responses: { 200: jsonAnswer(routersSchema, "The hundred seen last"), ...PROBLEM },
});

/** GET /routers, for auditors and administrators. */
export function registerRouters(app: ApiApp): void {
  app.openapi(getRouters, async (c) => c.json({ items: await listRouters(callerOf(c).viewer) }, 200));
}
