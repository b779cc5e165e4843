import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { serverTargets } from "@/lib/nacos/server-targets-service";
import { serverTargetsSchema } from "@/lib/nacos/server-targets-schema";
import { checkNow, dryRun, resolveConflict, syncNow, syncServer, targetFindings, targetHistory, targetServer, targetServers, testCandidate, testTarget } from "@/lib/nacos/target-acts-service";
import { dryRunSchema, findingSchema, resolveSchema, syncQuerySchema, targetEventSchema, targetItemDiffSchema, targetItemFilterSchema, targetItemSchema, targetSchema, testCandidateSchema, testResultSchema } from "@/lib/nacos/target-schema";

const tags = ["targets"];
const serverParams = idParams.extend({ name: z.string().max(300) });
const MAX_FINDINGS = 500;

const postCandidateTest = createRoute({
  method: "post",
  path: "/targets/test",
  operationId: "testTargetCandidate",
  tags,
  summary: "Try a Nacos that is not a target yet, without writing or keeping anything",
  request: { body: jsonBody(testCandidateSchema) },
  responses: { 200: jsonAnswer(testResultSchema, "What was found"), ...PROBLEM },
});

const postTest = createRoute({
  method: "post",
  path: "/targets/{id}/test",
  operationId: "testTarget",
  tags,
  summary: "Try what a sync does, without writing, and say what does not work",
  request: { params: idParams },
  responses: { 200: jsonAnswer(testResultSchema, "What was found"), ...PROBLEM },
});

const postSync = createRoute({
  method: "post",
  path: "/targets/{id}/sync",
  operationId: "syncTarget",
  tags,
  summary: "Look at every server anew and write what differs, whatever the drift policy says",
  request: { params: idParams, query: syncQuerySchema },
  responses: { 202: jsonAnswer(targetSchema, "The target; the sync has begun"), ...PROBLEM },
});

const postCheck = createRoute({
  method: "post",
  path: "/targets/{id}/check",
  operationId: "checkTarget",
  tags,
  summary: "Look at everything that stands there now; the drift policy says what becomes of it",
  request: { params: idParams },
  responses: { 202: jsonAnswer(targetSchema, "The target; the look has begun"), ...PROBLEM },
});

const postDryRun = createRoute({
  method: "post",
  path: "/targets/{id}/dry-run",
  operationId: "dryRunTarget",
  tags,
  summary: "What the next sync would write, for the first hundred servers",
  request: { params: idParams },
  responses: { 200: jsonAnswer(dryRunSchema, "What would be written"), ...PROBLEM },
});

const getServers = createRoute({
  method: "get",
  path: "/targets/{id}/servers",
  operationId: "listTargetServers",
  tags,
  summary: "What stands on a target, server by server; those confirmed absent are left out",
  request: { params: idParams, query: pageQuerySchema.extend(targetItemFilterSchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(targetItemSchema), "Servers by name"), ...PROBLEM },
});

const getServer = createRoute({
  method: "get",
  path: "/targets/{id}/servers/{name}",
  operationId: "getTargetServer",
  tags,
  summary: "One server of a target, with both sides while they differ",
  request: { params: serverParams },
  responses: { 200: jsonAnswer(targetItemDiffSchema, "The server"), ...PROBLEM },
});

const postServerSync = createRoute({
  method: "post",
  path: "/targets/{id}/servers/{name}/sync",
  operationId: "syncTargetServer",
  tags,
  summary: "Write one server again if it differs, whatever the drift policy says",
  request: { params: serverParams },
  responses: { 202: jsonAnswer(targetItemSchema, "The server; the sync has begun"), ...PROBLEM },
});

const postResolve = createRoute({
  method: "post",
  path: "/targets/{id}/servers/{name}/resolve",
  operationId: "resolveTargetConflict",
  tags,
  summary: "Adopt or replace the entry of somebody else that has the name of a server",
  request: { params: serverParams, body: jsonBody(resolveSchema) },
  responses: { 200: jsonAnswer(targetItemSchema, "The server"), ...PROBLEM },
});

const getFindings = createRoute({
  method: "get",
  path: "/targets/{id}/findings",
  operationId: "listTargetFindings",
  tags,
  summary: "What stands there and should not, or is a reason for alarm",
  request: { params: idParams },
  responses: { 200: jsonAnswer(z.object({ items: z.array(findingSchema) }), "Open findings, newest first"), ...PROBLEM },
});

const getHistory = createRoute({
  method: "get",
  path: "/targets/{id}/history",
  operationId: "listTargetHistory",
  tags,
  summary: "What was written to a target, when and why",
  request: { params: idParams, query: pageQuerySchema.extend(targetItemFilterSchema.pick({ q: true }).shape) },
  responses: { 200: jsonAnswer(pageSchema(targetEventSchema), "Writes, newest first"), ...PROBLEM },
});

const getServerTargets = createRoute({
  method: "get",
  path: "/servers/{name}/targets",
  operationId: "listServerTargets",
  tags,
  summary: "On which Nacos targets a server stands: what a suspension reaches, and then whether it did",
  request: { params: serverParams.pick({ name: true }), query: z.object({ catalog: z.string().max(63).optional() }) },
  responses: { 200: jsonAnswer(serverTargetsSchema, "Targets by name; only their number for who may suspend and not see targets"), ...PROBLEM },
});

/** What is done with a target, and what is known of it (governance.md §4). */
export function registerTargetActs(app: ApiApp): void {
  app.openapi(postCandidateTest, async (c) => c.json(await testCandidate(callerOf(c), c.req.valid("json")), 200));
  app.openapi(postTest, async (c) => c.json(await testTarget(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(postSync, async (c) => c.json(await syncNow(callerOf(c), c.req.valid("param").id, c.req.valid("query").takeOver), 202));
  app.openapi(postCheck, async (c) => c.json(await checkNow(callerOf(c), c.req.valid("param").id), 202));
  app.openapi(postDryRun, async (c) => c.json(await dryRun(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(getServers, async (c) => {
    const { viewer } = callerOf(c);
    const { id } = c.req.valid("param");
    const { state, q, ...query } = c.req.valid("query");
    return c.json(await pageOf(query, z.string(), ({ server }) => server, (limit, after) => targetServers(viewer, id, { state, q, limit, after })), 200);
  });
  app.openapi(getServer, async (c) => {
    const { id, name } = c.req.valid("param");
    return c.json(await targetServer(callerOf(c).viewer, id, name), 200);
  });
  app.openapi(postServerSync, async (c) => {
    const { id, name } = c.req.valid("param");
    return c.json(await syncServer(callerOf(c), id, name), 202);
  });
  app.openapi(postResolve, async (c) => {
    const { id, name } = c.req.valid("param");
    return c.json(await resolveConflict(callerOf(c), id, name, c.req.valid("json")), 200);
  });
  app.openapi(getServerTargets, async (c) => c.json(await serverTargets(callerOf(c).viewer, c.req.valid("param").name, c.req.valid("query").catalog), 200));
  app.openapi(getFindings, async (c) => c.json({ items: await targetFindings(callerOf(c).viewer, c.req.valid("param").id, MAX_FINDINGS) }, 200));
  app.openapi(getHistory, async (c) => {
    const { viewer } = callerOf(c);
    const { id } = c.req.valid("param");
    const { q, ...query } = c.req.valid("query");
    return c.json(await pageOf(query, z.number().int(), (event) => event.id, (limit, before) => targetHistory(viewer, id, { limit, before, q })), 200);
  });
}
