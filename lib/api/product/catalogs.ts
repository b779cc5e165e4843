import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { catalogSchema, createCatalogSchema, patchCatalogSchema } from "@/lib/catalog/catalog-schema";
import { createCatalog, listCatalogs, patchCatalog } from "@/lib/catalog/catalog-service";

const slugParams = z.object({ slug: z.string().max(63) });

const getCatalogs = createRoute({
  method: "get",
  path: "/catalogs",
  operationId: "listCatalogs",
  tags: ["catalogs"],
  summary: "Catalogs the caller may see",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(catalogSchema), "Catalogs by slug"), ...PROBLEM },
});

const postCatalog = createRoute({
  method: "post",
  path: "/catalogs",
  operationId: "createCatalog",
  tags: ["catalogs"],
  summary: "Create a catalog with the policy of one approval",
  request: { body: jsonBody(createCatalogSchema) },
  responses: { 201: jsonAnswer(catalogSchema, "The catalog"), ...PROBLEM },
});

const changeCatalog = createRoute({
  method: "patch",
  path: "/catalogs/{slug}",
  operationId: "updateCatalog",
  tags: ["catalogs"],
  summary: "Change title or audience",
  request: { params: slugParams, body: jsonBody(patchCatalogSchema) },
  responses: { 200: jsonAnswer(catalogSchema, "The catalog"), ...PROBLEM },
});

/** /catalogs (governance.md §4). */
export function registerCatalogs(app: ApiApp): void {
  app.openapi(getCatalogs, async (c) => {
    const catalogs = await listCatalogs(callerOf(c).viewer);
    // A handful per installation: the service answers all, and pages are slices.
    const load = (limit: number, after: string | undefined) => {
      const start = catalogs.findIndex(({ slug }) => slug === after) + 1;
      return Promise.resolve(catalogs.slice(start, start + limit));
    };
    return c.json(await pageOf(c.req.valid("query"), z.string(), ({ slug }) => slug, load), 200);
  });
  app.openapi(postCatalog, async (c) => c.json(await createCatalog(callerOf(c), c.req.valid("json")), 201));
  app.openapi(changeCatalog, async (c) => c.json(await patchCatalog(callerOf(c), c.req.valid("param").slug, c.req.valid("json")), 200));
}
