import { createRoute, z } from "@hono/zod-openapi";
import { createRobotSchema, robotFilterSchema, robotSchema, updateRobotSchema } from "@/lib/access/robot-schema";
import { createRobot, robotById, robotsPage } from "@/lib/access/robots";
import { createdTokenSchema, createTokenSchema, tokenSchema } from "@/lib/access/token-schema";
import { mintRobotToken, robotTokensPage } from "@/lib/access/tokens";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { updateRobotOfPeople } from "@/lib/people/service";

const listRobots = createRoute({
  method: "get",
  path: "/robots",
  operationId: "listRobots",
  tags: ["people"],
  summary: "Robots",
  request: { query: robotFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(robotSchema), "Robots by age"), ...PROBLEM },
});

const getRobot = createRoute({
  method: "get",
  path: "/robots/{id}",
  operationId: "getRobot",
  tags: ["people"],
  summary: "A robot",
  request: { params: idParams },
  responses: { 200: jsonAnswer(robotSchema, "The robot"), ...PROBLEM },
});

const postRobot = createRoute({
  method: "post",
  path: "/robots",
  operationId: "createRobot",
  tags: ["people"],
  summary: "Create a robot with the person who answers for it",
  request: { body: jsonBody(createRobotSchema) },
  responses: { 201: jsonAnswer(robotSchema, "The robot"), ...PROBLEM },
});

const patchRobot = createRoute({
  method: "patch",
  path: "/robots/{id}",
  operationId: "updateRobot",
  tags: ["people"],
  summary: "Disable a robot or enable it again, change who answers for it, or its roles",
  request: { params: idParams, body: jsonBody(updateRobotSchema) },
  responses: { 200: jsonAnswer(robotSchema, "The robot"), ...PROBLEM },
});

const listRobotTokens = createRoute({
  method: "get",
  path: "/robots/{id}/tokens",
  operationId: "listRobotTokens",
  tags: ["people"],
  summary: "Tokens of a robot",
  request: { params: idParams, query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(tokenSchema), "Tokens that are not revoked"), ...PROBLEM },
});

const postRobotToken = createRoute({
  method: "post",
  path: "/robots/{id}/tokens",
  operationId: "createRobotToken",
  tags: ["people"],
  summary: "Mint a token for a robot; its text is shown this once",
  request: { params: idParams, body: jsonBody(createTokenSchema) },
  responses: { 201: jsonAnswer(createdTokenSchema, "The token"), ...PROBLEM },
});

/** /robots (governance.md §4). */
export function registerRobots(app: ApiApp): void {
  app.openapi(listRobots, async (c) => {
    const caller = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.uuid(), ({ id }) => id, (count, after) => robotsPage(caller, filter, count, after)), 200);
  });
  app.openapi(getRobot, async (c) => c.json(await robotById(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(postRobot, async (c) => c.json(await createRobot(callerOf(c), c.req.valid("json")), 201));
  app.openapi(patchRobot, async (c) => c.json(await updateRobotOfPeople(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 200));
  app.openapi(listRobotTokens, async (c) => {
    const caller = callerOf(c);
    const robotId = c.req.valid("param").id;
    return c.json(await pageOf(c.req.valid("query"), z.string(), ({ id }) => id, (limit, after) => robotTokensPage(caller, robotId, limit, after)), 200);
  });
  app.openapi(postRobotToken, async (c) => c.json(await mintRobotToken(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 201));
}
