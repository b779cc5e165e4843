import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { setPublisherStatus } from "@/lib/catalog/publisher-status";
import { statusChangeSchema } from "@/lib/catalog/status-schema";
import { toolSurfaceSchema } from "@/lib/manifest/tool-surface";
import { proposeVersion } from "@/lib/review/propose";
import { proposalInputSchema, reviewSchema } from "@/lib/review/schema";
import { reviewView } from "@/lib/review/view-service";
import { declareTools } from "@/lib/submission/declare-tools";
import { declaredSurfaceSchema } from "@/lib/submission/server-schema";

const paramsSchema = z.object({ name: z.string().max(400), version: z.string().max(255) });
const statusAnswerSchema = statusChangeSchema.extend({ server: z.string(), version: z.string() });

const createProposal = createRoute({
  method: "post",
  path: "/servers/{name}/versions/{version}/proposals",
  operationId: "createProposal",
  tags: ["publishing"],
  summary: "Propose an approved version to another catalog, or again after an expiry or a withdrawal",
  request: { params: paramsSchema, body: jsonBody(proposalInputSchema) },
  responses: { 201: jsonAnswer(reviewSchema, "The review that was opened"), ...PROBLEM },
});

const putTools = createRoute({
  method: "put",
  path: "/servers/{name}/versions/{version}/tools",
  operationId: "declareTools",
  tags: ["publishing"],
  summary: "Declare what a version offers to a model, until the first vote",
  request: { params: paramsSchema, body: jsonBody(toolSurfaceSchema) },
  responses: { 200: jsonAnswer(declaredSurfaceSchema, "The digest that votes are bound to"), ...PROBLEM },
});

const setStatus = createRoute({
  method: "post",
  path: "/servers/{name}/versions/{version}/status",
  operationId: "setVersionStatus",
  tags: ["publishing"],
  summary: "The publisher's own word about a version, true in every catalog",
  request: { params: paramsSchema, body: jsonBody(statusChangeSchema) },
  responses: { 200: jsonAnswer(statusAnswerSchema, "The status now"), ...PROBLEM },
});

/** What a publisher does with a version (governance.md §4). Machines set the status with the official PATCH. */
export function registerVersions(app: ApiApp): void {
  app.openapi(createProposal, async (c) => {
    const caller = callerOf(c);
    const { name, version } = c.req.valid("param");
    const { catalog, reason } = c.req.valid("json");
    return c.json(await reviewView(caller.viewer, await proposeVersion(caller, { server: name, version }, catalog, reason)), 201);
  });
  app.openapi(putTools, async (c) => {
    const { name, version } = c.req.valid("param");
    const { digest } = await declareTools(callerOf(c), { server: name, version }, c.req.valid("json"));
    return c.json({ server: name, version, surfaceDigest: digest }, 200);
  });
  app.openapi(setStatus, async (c) => {
    const { name, version } = c.req.valid("param");
    const wanted = c.req.valid("json");
    await setPublisherStatus(callerOf(c), { server: name, version }, wanted);
    return c.json({ server: name, version, ...wanted }, 200);
  });
}
