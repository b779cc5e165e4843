import { createRoute } from "@hono/zod-openapi";
import type { ApiApp } from "@/lib/api/context";
import { problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { catalogChanges } from "@/lib/catalog/changes";
import { changesQuerySchema, changesSchema } from "@/lib/catalog/changes-schema";

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

const route = createRoute({
  method: "get",
  path: "/api/v1/changes",
  operationId: "listChanges",
  tags: ["Routers"],
  summary: "What changed in a catalog, in order; optionally waits for it",
  request: { query: changesQuerySchema },
  responses: {
    200: { description: "Events after `since`, and where to go on", content: { "application/json": { schema: changesSchema } } },
    400: problem("The request is not valid"),
    404: problem("No such catalog"),
    503: problem("This process does not follow the feed"),
  },
});

/** `GET /api/v1/changes` (governance.md §4), JSON with long poll. */
export function registerChanges(app: ApiApp): void {
  app.openapi(route, async (c) => {
    const { since, catalog, limit, wait } = c.req.valid("query");
    const view = readableCatalog(c, catalog);
    const answer = await catalogChanges(view.facts, { since, limit, waitMs: wait * 1000, signal: c.req.raw.signal });
    // Whoever lost the right to read while waiting learns nothing.
    readableCatalog(c, catalog);
    return c.json(answer, 200, { "Cache-Control": "no-store" });
  });
}
