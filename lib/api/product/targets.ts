import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";
import { createTargetSchema, deleteQuerySchema, patchTargetSchema, targetSchema } from "@/lib/nacos/target-schema";
import { removeTarget, withdrawTarget } from "@/lib/nacos/target-removal-service";
import { createTarget, patchTarget, readTarget, targetsPage } from "@/lib/nacos/target-service";

const tags = ["targets"];

const getTargets = createRoute({
  method: "get",
  path: "/targets",
  operationId: "listTargets",
  tags,
  summary: "Nacos targets, without their passwords",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(targetSchema), "Targets by name"), ...PROBLEM },
});

const postTarget = createRoute({
  method: "post",
  path: "/targets",
  operationId: "createTarget",
  tags,
  summary: "Write what a catalog lists to a namespace of a Nacos, from now on",
  request: { body: jsonBody(createTargetSchema) },
  responses: { 201: jsonAnswer(targetSchema, "The target; its catalog is on its way, unless it is paused"), ...PROBLEM },
});

const getTarget = createRoute({
  method: "get",
  path: "/targets/{id}",
  operationId: "getTarget",
  tags,
  summary: "One target, with what stands there in numbers",
  request: { params: idParams },
  responses: { 200: jsonAnswer(targetSchema, "The target"), ...PROBLEM },
});

const changeTarget = createRoute({
  method: "patch",
  path: "/targets/{id}",
  operationId: "updateTarget",
  tags,
  summary: "Change a target, pause or resume it",
  request: { params: idParams, body: jsonBody(patchTargetSchema) },
  responses: { 200: jsonAnswer(targetSchema, "The target"), ...PROBLEM },
});

const deleteTarget = createRoute({
  method: "delete",
  path: "/targets/{id}",
  operationId: "deleteTarget",
  tags,
  summary: "Forget a target. What stands in Nacos stays there, and no suspension reaches it any more; or withdraw it first (`remove`)",
  request: { params: idParams, query: deleteQuerySchema },
  responses: { 202: jsonAnswer(targetSchema, "With `remove`: what it wrote is being withdrawn; when nothing is left, the target is gone"), 204: NO_CONTENT, ...PROBLEM },
});

/** /targets (governance.md §4). */
export function registerTargets(app: ApiApp): void {
  app.openapi(getTargets, async (c) => {
    const { viewer } = callerOf(c);
    return c.json(await pageOf(c.req.valid("query"), z.string(), ({ name }) => name, (limit, after) => targetsPage(viewer, limit, after)), 200);
  });
  app.openapi(postTarget, async (c) => c.json(await createTarget(callerOf(c), c.req.valid("json")), 201));
  app.openapi(getTarget, async (c) => c.json(await readTarget(callerOf(c).viewer, c.req.valid("param").id), 200));
  app.openapi(changeTarget, async (c) => c.json(await patchTarget(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 200));
  app.openapi(deleteTarget, async (c) => {
    const { id } = c.req.valid("param");
    if (c.req.valid("query").remove) return c.json(await withdrawTarget(callerOf(c), id), 202);
    await removeTarget(callerOf(c), id);
    return c.body(null, 204);
  });
}
