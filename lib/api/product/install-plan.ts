import { createRoute, z } from "@hono/zod-openapi";
import { CLOSED_JSON, conditionalAnswer, OPEN_JSON } from "@/lib/api/conditional";
import type { ApiApp, ApiContext } from "@/lib/api/context";
import { problemSchema } from "@/lib/api/problem";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { ANYBODY, PROBLEM } from "@/lib/api/route-parts";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { contentTag, manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import { AppError, notFound } from "@/lib/http/errors";
import { buildInstallPlan } from "@/lib/install/plan";
import { type ClientInstall, clientIdSchema, osSchema } from "@/lib/install/configuration/schema";
import { type InstallPlan, installPlanSchema } from "@/lib/install/schema";
import { notePull } from "@/lib/usage/service";
import { clientInstallOf } from "./client-install";

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });
const querySchema = z.object({
  catalog: z.string().min(1).max(64).default("default"),
  client: z.union([clientIdSchema, z.literal("router")]).default("router").openapi({ description: "Also write the configuration for this client" }),
  os: osSchema.default("linux").openapi({ description: "With `client`: where the client runs" }),
  target: z.string().max(100).optional().openapi({ description: "With `client`: id of a target; the best one it can use without it" }),
  values: z
    .record(z.string(), z.string())
    .optional()
    .openapi({ param: { name: "values", in: "query", style: "deepObject", explode: true }, description: "With `client`: `values[id]=…` answers an input. Secrets are refused" }),
});
const responses = {
  200: { description: "How to start or reach this version", content: { "application/json": { schema: installPlanSchema } } },
  304: { description: "Unchanged since the ETag in If-None-Match" },
  404: problem("Nothing listed under this name and version"),
  409: problem("The version is no longer served; `detail` says why"),
  ...PROBLEM,
};
const planRoute = <Path extends string, Params extends z.ZodObject>(path: Path, params: Params) =>
  createRoute({
    method: "get",
    path,
    operationId: "getInstallPlan",
    tags: ["routers"],
    security: ANYBODY,
    summary: "How to run or reach an approved version",
    request: { params, query: querySchema },
    responses,
  });

const singleSegment = planRoute("/api/v1/servers/{name}/versions/{version}/install-plan", z.object({ name: z.string(), version: z.string() }));
const twoSegments = planRoute(
  "/api/v1/servers/{namespace}/{name}/versions/{version}/install-plan",
  z.object({ namespace: z.string(), name: z.string(), version: z.string() }),
);

/** `GET …/install-plan` (install.md §1.8) of a listed version or of `latest`; the name as one segment or as two. */
export function registerInstallPlan(app: ApiApp): void {
  app.openapi(singleSegment, (c) => {
    const { name, version } = c.req.valid("param");
    return answer(c, name, version, c.req.valid("query"));
  });
  // The document names the one form that clients should send.
  app.openapi({ ...twoSegments, hide: true }, (c) => {
    const { namespace, name, version } = c.req.valid("param");
    return answer(c, `${namespace}/${name}`, version, c.req.valid("query"));
  });
}

function answer(c: ApiContext, serverName: string, version: string, { catalog, client, os, target }: z.infer<typeof querySchema>): Response {
  const view = readableCatalog(c, catalog);
  const entry = plannedEntry(view, serverName, version);
  const prepared = client === "router" ? planOf(entry) : withClient(planOf(entry), clientInstallOf(catalog, entry, { client, os, target, answers: valuesOf(c.req.queries()) }));
  const response = conditionalAnswer(c, { ...prepared, headers: view.facts.audience === "public" ? OPEN_JSON : CLOSED_JSON });
  // HEAD only asks whether it is still served.
  if (response.status === 200 && c.req.method === "GET") notePull(entry, catalog, "plan", c.req.header("user-agent"));
  return response;
}

/** `values[id]=…`, once or several times. */
function valuesOf(query: Readonly<Record<string, string[]>>): Record<string, string | string[]> {
  const entries = Object.entries(query).flatMap(([name, texts]): [string, string | string[]][] => {
    const id = /^values\[([^\]]+)\]$/.exec(name)?.[1];
    return id === undefined ? [] : [[id, texts.length === 1 ? (texts[0] ?? "") : texts]];
  });
  return Object.fromEntries(entries);
}

function withClient(plan: PreparedPlan, client: ClientInstall): PreparedPlan {
  const body = JSON.stringify({ ...(JSON.parse(plan.body) as InstallPlan), client });
  return { body, etag: contentTag(body) };
}

/** The served version; `latest` is one. Throws `not_found`, and a conflict with a reason for what is no longer served. */
export function plannedEntry(view: CatalogView, serverName: string, version: string): ServedEntry {
  const server = view.server(serverName);
  const entry = version === "latest" ? server?.latest : server?.entries.find((candidate) => candidate.version === version);
  if (entry === undefined) throw notFound();
  refuseTombstone(entry);
  return entry;
}

/** 409 with a reason, so that a router that re-checks knows to stop what it runs. */
function refuseTombstone({ state }: ServedEntry): void {
  if (state === "suspended") throw new AppError("version_suspended", "This version was suspended. Do not install or start it.");
  if (state === "withdrawn") throw new AppError("conflict", "This version was withdrawn. Install another version.");
  if (state === "expired") throw new AppError("conflict", "The approval of this version has expired. Install another version.");
}

interface PreparedPlan {
  body: string;
  etag: string;
}

const plans = new WeakMap<ServedEntry, PreparedPlan>();

/** The plan of a served version, prepared once. */
export function planOf(entry: ServedEntry): PreparedPlan {
  const known = plans.get(entry);
  if (known !== undefined) return known;
  const { digest, publisherStatus, expiresAt } = entry.listing;
  const plan = buildInstallPlan({
    manifest: manifestOf(entry),
    digest,
    status: publisherStatus === "deprecated" ? "deprecated" : "approved",
    tools: surfaceOf(entry)?.tools ?? [],
    ...(expiresAt !== null && { expiresAt }),
  });
  const body = JSON.stringify(plan);
  const prepared = { body, etag: contentTag(body) };
  plans.set(entry, prepared);
  return prepared;
}
