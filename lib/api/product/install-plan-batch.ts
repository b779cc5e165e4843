import { createRoute, z } from "@hono/zod-openapi";
import { stalenessHeaders } from "@/lib/api/conditional";
import type { ApiApp } from "@/lib/api/context";
import { asAppError, problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { ANYBODY, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { problemOf } from "@/lib/http/problem";
import { type InstallPlan, installPlanSchema } from "@/lib/install/schema";
import { plannedEntry, planOf } from "./install-plan";

const requestSchema = z.strictObject({
  /** Server names; the plan is the one of the latest version. */
  names: z.array(z.string().min(1).max(200)).min(1).max(100),
  catalog: z.string().min(1).max(64).default("default"),
});

export const planBatchSchema = z.object({
  /** In the order asked for; either the plan with its entity tag, or why there is none. */
  items: z.array(
    z.object({ name: z.string(), etag: z.string().nullable(), plan: installPlanSchema.nullable(), problem: problemSchema.nullable() }),
  ),
});

const route = createRoute({
  method: "post",
  path: "/api/v1/install-plans",
  operationId: "getInstallPlans",
  tags: ["routers"],
  security: ANYBODY,
  summary: "The install plans of up to 100 servers",
  request: { body: jsonBody(requestSchema) },
  responses: { 200: jsonAnswer(planBatchSchema, "A plan or a problem for each name"), ...PROBLEM },
});

/** `POST /api/v1/install-plans` (install.md §1.8): one bad name costs no other its plan. */
export function registerInstallPlanBatch(app: ApiApp): void {
  app.openapi(route, (c) => {
    const { names, catalog } = c.req.valid("json");
    const view = readableCatalog(c, catalog);
    return c.json({ items: names.map((name) => itemOf(view, name)) }, 200, { "Cache-Control": "no-store", ...stalenessHeaders() });
  });
}

function itemOf(view: CatalogView, name: string): z.infer<typeof planBatchSchema>["items"][number] {
  try {
    const { body, etag } = planOf(plannedEntry(view, name, "latest"));
    return { name, etag: `"${etag}"`, plan: JSON.parse(body) as InstallPlan, problem: null };
  } catch (error) {
    const { code, detail } = asAppError(error);
    if (code === "internal") throw error;
    return { name, etag: null, plan: null, problem: problemOf(code, detail) };
  }
}
