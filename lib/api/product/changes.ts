import { createRoute, z } from "@hono/zod-openapi";
import { stalenessHeaders } from "@/lib/api/conditional";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { ndjsonStream } from "@/lib/api/ndjson";
import { problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { ANYBODY, PROBLEM } from "@/lib/api/route-parts";
import { catalogChanges, followChanges } from "@/lib/catalog/changes";
import { changesQuerySchema, changesSchema } from "@/lib/catalog/changes-schema";

const NDJSON = "application/x-ndjson";
const HEARTBEAT_MS = 15_000;
/** A session is looked at when a request comes, so what it may read is not promised for longer than a long poll. */
const SESSION_STREAM_MS = 60_000;

/** A record of any media types: the type of the handler then allows a stream beside JSON. */
const content: Record<string, { schema: z.ZodType }> = { "application/json": { schema: changesSchema }, [NDJSON]: { schema: z.string() } };
const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

const route = createRoute({
  method: "get",
  path: "/api/v1/changes",
  operationId: "listChanges",
  tags: ["routers"],
  security: ANYBODY,
  summary: "What changed in a catalog, in order; optionally waits for it, or streams it",
  request: { query: changesQuerySchema },
  responses: {
    200: {
      description: "Events after `since`, and where to go on; as NDJSON one event a line, and blank lines while nothing happens",
      content,
    },
    400: problem("The request is not valid"),
    404: problem("No such catalog"),
    503: problem("This process does not follow the feed"),
    ...PROBLEM,
  },
});

/** `GET /api/v1/changes` (governance.md §4): JSON with long poll, or an NDJSON stream. */
export function registerChanges(app: ApiApp): void {
  app.openapi(route, async (c) => {
    const { since, catalog, limit, wait } = c.req.valid("query");
    if (wantsStream(c)) return streamed(c, catalog, since);
    const view = readableCatalog(c, catalog);
    const answer = await catalogChanges(view.facts, { since, limit, waitMs: wait * 1000, signal: c.req.raw.signal });
    // Whoever lost the right to read while waiting learns nothing.
    readableCatalog(c, catalog);
    return c.json(answer, 200, { "Cache-Control": "no-store", Vary: "Accept", ...stalenessHeaders() });
  });
}

function wantsStream(c: ApiContext): boolean {
  return (c.req.header("accept") ?? "").toLowerCase().includes(NDJSON);
}

function streamed(c: ApiContext, slug: string, since: number): Response {
  const { facts } = readableCatalog(c, slug);
  const until = c.get("viewer")?.authentication === "session" ? Date.now() + SESSION_STREAM_MS : Number.POSITIVE_INFINITY;
  const mayGoOn = () => Date.now() < until && mayRead(c, slug);
  const body = ndjsonStream((signal) => followChanges(facts, { since, heartbeatMs: HEARTBEAT_MS, signal, mayRead: mayGoOn }));
  // Proxies that collect answers would hold every event back.
  return new Response(body, { headers: { "Content-Type": NDJSON, "Cache-Control": "no-store", Vary: "Accept", "X-Accel-Buffering": "no", ...stalenessHeaders() } });
}

function mayRead(c: ApiContext, slug: string): boolean {
  try {
    return readableCatalog(c, slug) !== undefined;
  } catch {
    return false;
  }
}
