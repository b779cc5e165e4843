import { randomUUID } from "node:crypto";
import { createRoute } from "@hono/zod-openapi";
import type { ApiApp } from "@/lib/api/context";
import { problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { plainText } from "@/lib/catalog/plain-text";
import type { SearchHit } from "@/lib/catalog/search-hit";
import { type SearchRequest, searchRequestSchema, searchResponseSchema, type SearchResult } from "@/lib/catalog/search-schema";
import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import { installPlanPath } from "./install-plan-path";

const MAX_DESCRIPTION = 300;
const MAX_TITLE = 100;

const route = createRoute({
  method: "post",
  path: "/api/v1/search",
  operationId: "searchServers",
  tags: ["Routers"],
  summary: "Find approved servers for a task",
  request: { body: { required: true, content: { "application/json": { schema: searchRequestSchema } } } },
  responses: {
    200: { description: "The best approved servers, or `noMatch`", content: { "application/json": { schema: searchResponseSchema } } },
    400: { description: "The request is not valid", content: { "application/problem+json": { schema: problemSchema } } },
    404: { description: "No such catalog", content: { "application/problem+json": { schema: problemSchema } } },
  },
});

/** `POST /api/v1/search` (search.md §4.5): only active latest versions of a catalog the caller may read. */
export function registerSearch(app: ApiApp): void {
  app.openapi(route, (c) => {
    const request = c.req.valid("json");
    const view = readableCatalog(c, request.catalog);
    const query = { taskDescription: request.task_description, keyWords: request.key_words, topK: request.top_k };
    const hits = view.search(query, acceptor(view, request.filters));
    const results = hits.flatMap((hit) => resultOf(view, hit));
    return c.json({ results, noMatch: results.length === 0, queryId: randomUUID() }, 200, { "Cache-Control": "no-store" });
  });
}

function resultOf(view: CatalogView, { id, score, matchedTools, reasons }: SearchHit): SearchResult[] {
  const entry = view.server(id)?.latest;
  if (entry === undefined) return [];
  const { title, description } = manifestOf(entry);
  return [
    {
      server: id,
      version: entry.version,
      title: plainText(title ?? id.slice(id.lastIndexOf("/") + 1), MAX_TITLE),
      description: plainText(description, MAX_DESCRIPTION),
      score,
      matchedTools,
      reasons,
      installPlan: installPlanPath(view.facts.slug, id, entry.version),
    },
  ];
}

function acceptor(view: CatalogView, filters: SearchRequest["filters"]): ((serverName: string) => boolean) | undefined {
  if (filters?.transport === undefined && filters?.capability === undefined) return undefined;
  const { transport, capability } = filters;
  return (serverName) => {
    const entry = view.server(serverName)?.latest;
    if (entry === undefined) return false;
    const traits = traitsOf(entry);
    return (transport === undefined || traits.transports.has(transport)) && (capability === undefined || traits.capabilities.has(capability));
  };
}

interface Traits {
  transports: ReadonlySet<string>;
  capabilities: ReadonlySet<string>;
}

/** Read once per entry: filters look at every candidate of a search. */
const traits = new WeakMap<ServedEntry, Traits>();

function traitsOf(entry: ServedEntry): Traits {
  const known = traits.get(entry);
  if (known !== undefined) return known;
  const { packages = [], remotes = [] } = manifestOf(entry);
  const surface = surfaceOf(entry);
  const capabilities = (["tools", "prompts", "resources"] as const).filter((kind) => (surface?.[kind]?.length ?? 0) > 0);
  const transports = [...packages.map(({ transport }) => transport.type), ...remotes.map(({ type }) => type)];
  const read = { transports: new Set(transports), capabilities: new Set<string>(capabilities) };
  traits.set(entry, read);
  return read;
}
