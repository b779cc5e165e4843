import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { policyVersionSchema } from "@/lib/catalog/policy-history-schema";
import { policyVersions } from "@/lib/catalog/policy-history-service";
import { dryRunFilterSchema, dryRunInputSchema, dryRunPageSchema } from "@/lib/review/dry-run-schema";
import { dryRunPolicy } from "@/lib/review/dry-run-service";

const slugParams = z.object({ slug: z.string().max(63) });

const postDryRun = createRoute({
  method: "post",
  path: "/catalogs/{slug}/policy/dry-run",
  operationId: "dryRunPolicy",
  tags: ["catalogs"],
  summary: "What another policy would mean for what is listed and what waits; nothing is changed",
  request: { params: slugParams, query: pageQuerySchema.extend(dryRunFilterSchema.shape), body: jsonBody(dryRunInputSchema) },
  responses: { 200: jsonAnswer(dryRunPageSchema, "Numbers over all, and a page of what would change"), ...PROBLEM },
});

const getVersions = createRoute({
  method: "get",
  path: "/catalogs/{slug}/policy/versions",
  operationId: "listPolicyVersions",
  tags: ["catalogs"],
  summary: "The policies of a catalog: who put them in force, when, and how many listings were decided under each",
  request: { params: slugParams, query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(policyVersionSchema), "Policies, newest first"), ...PROBLEM },
});

/** /catalogs/{slug}/policy/…: what can be learned of policies without changing one. */
export function registerPolicyStudy(app: ApiApp): void {
  app.openapi(postDryRun, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid("query");
    const from = decodeCursor(z.number().int().min(0), cursor) ?? 0;
    const { next, ...answer } = await dryRunPolicy(callerOf(c).viewer, c.req.valid("param").slug, c.req.valid("json").policy, { ...filter, limit, from });
    return c.json({ ...answer, ...(next !== null && { nextCursor: encodeCursor(next) }) }, 200);
  });
  app.openapi(getVersions, async (c) => {
    const { slug } = c.req.valid("param");
    const load = (limit: number, before: number | undefined) => policyVersions(callerOf(c).viewer, slug, limit, before);
    return c.json(await pageOf(c.req.valid("query"), z.number().int(), ({ version }) => version, load), 200);
  });
}
