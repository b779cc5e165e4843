import { createRoute, z } from "@hono/zod-openapi";
import { stalenessHeaders } from "@/lib/api/conditional";
import type { ApiApp } from "@/lib/api/context";
import { readableCatalog } from "@/lib/api/readable-catalog";
import { ANYBODY, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { manifestOf } from "@/lib/catalog/served-entry";
import { AppError } from "@/lib/http/errors";
import { resolveTarget } from "@/lib/install/resolution";
import { resolutionRequestSchema, resolvedPlanSchema } from "@/lib/install/resolution-schema";
import { clientInstallOf } from "./client-install";
import { plannedEntry } from "./install-plan";

const route = createRoute({
  method: "post",
  path: "/api/v1/servers/{name}/versions/{version}/install-plan",
  operationId: "resolveInstallPlan",
  tags: ["routers"],
  security: ANYBODY,
  summary: "The final command or address of an approved version, with its inputs answered",
  request: {
    params: z.object({ name: z.string(), version: z.string() }),
    query: z.object({ catalog: z.string().min(1).max(64).default("default") }),
    body: jsonBody(resolutionRequestSchema),
  },
  responses: { 200: jsonAnswer(resolvedPlanSchema, "What to run or where to connect; secrets stay references"), ...PROBLEM },
});

/** `POST …/install-plan` (install.md §1.8): nothing of the request is stored. */
export function registerInstallPlanResolution(app: ApiApp): void {
  app.openapi(route, (c) => {
    const { name, version } = c.req.valid("param");
    const { catalog } = c.req.valid("query");
    const entry = plannedEntry(readableCatalog(c, catalog), name, version);
    const { client, os, ...request } = c.req.valid("json");
    const resolution = resolveTarget(manifestOf(entry), request);
    if ("errors" in resolution) throw new AppError("invalid_request", "The plan cannot be resolved with these values; see errors.", resolution.errors);
    const { digest } = entry.listing;
    const configuration = client && { client: clientInstallOf(catalog, entry, { client, os, target: request.target, answers: request.values }) };
    return c.json({ plan: "1" as const, server: entry.serverName, version: entry.version, digest, target: resolution.target, ...configuration }, 200, { "Cache-Control": "no-store", ...stalenessHeaders() });
  });
}
