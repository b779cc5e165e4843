import { createRoute, z } from "@hono/zod-openapi";
import type { ApiApp } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { ANYBODY, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { countFacets } from "@/lib/catalog/browse-service";
import { FACETS } from "@/lib/catalog/facet-names-schema";
import { facetChoice, facetQuerySchema, facetsSchema } from "@/lib/catalog/facet-schema";
import { hasOperators, withOperators } from "@/lib/catalog/operator-schema";
import { approvedPositionSchema, listApproved } from "@/lib/submission/approved-list";
import { listServers, serverPositionSchema } from "@/lib/submission/server-list";
import { serverListQuerySchema, serverRowSchema, serverSchema, versionViewSchema } from "@/lib/submission/server-schema";
import { serverView, versionView } from "@/lib/submission/server-service";

const getServers = createRoute({
  method: "get",
  path: "/servers",
  operationId: "listServers",
  tags: ["servers"],
  security: ANYBODY,
  summary: "Servers the caller may see",
  description:
    "Without a facet and an order: every server the caller may see, by name; `q` is a part of the name. With one of them, or an operator in `q`, as the page of the catalog lists: what is listed and active, `q` is searched and may hold operators (`publisher:`, `transport:`, `is:approved`, `is:official`, `is:internal`, `tool:`), ordered by `sort`, which is `relevance` with a `q` and else `name`; its cursor counts rows, so what is listed or suspended between two pages shifts them. A facet may be given more than once: one of its values is enough, every facet must be met.",
  request: { query: serverListQuerySchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(serverRowSchema), "Servers in that order"), ...PROBLEM },
});

const getFacets = createRoute({
  method: "get",
  path: "/servers/facets",
  operationId: "countServers",
  tags: ["servers"],
  security: ANYBODY,
  summary: "How many approved servers each value of a filter would show",
  description: "`q` is searched, and may hold the operators of `listServers`.",
  request: { query: facetQuerySchema.extend({ q: z.string().max(200).optional(), catalog: z.string().max(63).optional() }) },
  responses: { 200: jsonAnswer(facetsSchema, "Counts next to what the other filters demand"), ...PROBLEM },
});

const getServer = createRoute({
  method: "get",
  path: "/servers/{name}",
  operationId: "getServer",
  tags: ["servers"],
  security: ANYBODY,
  summary: "A server with its versions",
  request: { params: z.object({ name: z.string().max(400) }) },
  responses: { 200: jsonAnswer(serverSchema, "The server"), ...PROBLEM },
});

const getVersion = createRoute({
  method: "get",
  path: "/servers/{name}/versions/{version}",
  operationId: "getVersion",
  tags: ["servers"],
  security: ANYBODY,
  summary: "A version with its manifest; reviews and findings for those who may see them",
  request: { params: z.object({ name: z.string().max(400), version: z.string().max(255) }) },
  responses: { 200: jsonAnswer(versionViewSchema, "The version"), ...PROBLEM },
});

/** Reading servers (governance.md §4). Open to everybody, as far as the catalogs are. */
export function registerServers(app: ApiApp): void {
  app.openapi(getServers, async (c) => {
    const { limit, cursor, q, catalog, state, sort, ...facets } = c.req.valid("query");
    const viewer = c.get("viewer");
    const narrowed = withOperators({ q, ...facetChoice(facets) });
    if (sort !== undefined || hasOperators(q ?? "") || FACETS.some((facet) => narrowed[facet] !== undefined)) {
      const { items, next } = listApproved({ viewer, catalog, sort, ...narrowed }, state, limit, decodeCursor(approvedPositionSchema, cursor) ?? 0);
      return c.json({ items, ...(next !== null && { nextCursor: encodeCursor(next) }) }, 200);
    }
    const { items, next } = await listServers(viewer, { q, catalog, state }, limit, decodeCursor(serverPositionSchema, cursor) ?? null);
    return c.json({ items, ...(next !== null && { nextCursor: encodeCursor(next) }) }, 200);
  });
  app.openapi(getFacets, (c) => {
    const { q, catalog, ...facets } = c.req.valid("query");
    return c.json(countFacets({ viewer: c.get("viewer"), catalog, ...withOperators({ q, ...facetChoice(facets) }) }), 200);
  });
  app.openapi(getServer, async (c) => c.json(await serverView(c.get("viewer"), c.req.valid("param").name), 200));
  app.openapi(getVersion, async (c) => {
    const { name, version } = c.req.valid("param");
    return c.json(await versionView(c.get("viewer"), name, version), 200);
  });
}
