import { randomUUID } from "node:crypto";
import { createRoute } from "@hono/zod-openapi";
import { stalenessHeaders } from "@/lib/api/conditional";
import type { ApiApp } from "@/lib/api/context";
import { problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { ANYBODY, PROBLEM } from "@/lib/api/route-parts";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import type { SearchHit } from "@/lib/catalog/search-hit";
import { searchRequestSchema, searchResponseSchema, type SearchResult } from "@/lib/catalog/search-schema";
import { installPlanPath } from "./install-plan-path";

const route = createRoute({
  method: "post",
  path: "/api/v1/search",
  operationId: "searchServers",
  tags: ["routers"],
  security: ANYBODY,
  summary: "Find approved servers for a task",
  request: { body: { required: true, content: { "application/json": { schema: searchRequestSchema } } } },
  responses: {
    200: { description: "The best approved servers, or `noMatch`", content: { "application/json": { schema: searchResponseSchema } } },
    400: { description: "The request is not valid", content: { "application/problem+json": { schema: problemSchema } } },
    404: { description: "No such catalog", content: { "application/problem+json": { schema: problemSchema } } },
    ...PROBLEM,
  },
});

/** `POST /api/v1/search` (search.md §4.5): only active latest versions of a catalog the caller may read. */
export function registerSearch(app: ApiApp): void {
  app.openapi(route, (c) => {
    const request = c.req.valid("json");
    const view = readableCatalog(c, request.catalog);
    const query = { taskDescription: request.task_description, keyWords: request.key_words, topK: request.top_k };
    const hits = view.search(query, request.filters);
    const results = hits.flatMap((hit) => resultOf(view, hit));
    return c.json({ results, noMatch: results.length === 0, queryId: randomUUID() }, 200, { "Cache-Control": "no-store", ...stalenessHeaders() });
  });
}

function resultOf(view: CatalogView, { id, ...hit }: SearchHit): SearchResult[] {
  const entry = view.server(id)?.latest;
  if (entry === undefined) return [];
  return [{ server: id, version: entry.version, ...hit, installPlan: installPlanPath(view.facts.slug, id, entry.version) }];
}
