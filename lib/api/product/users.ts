import { createRoute, z } from "@hono/zod-openapi";
import { createdUserSchema, createUserSchema, updateUserSchema, userSchema } from "@/lib/access/user-schema";
import { createUser, updateUser, usersPage } from "@/lib/access/users";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";

const listUsers = createRoute({
  method: "get",
  path: "/users",
  operationId: "listUsers",
  tags: ["people"],
  summary: "People",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(userSchema), "People by age"), ...PROBLEM },
});

const postUser = createRoute({
  method: "post",
  path: "/users",
  operationId: "createUser",
  tags: ["people"],
  summary: "Create a person; without a password the answer carries a one-time set-up link",
  request: { body: jsonBody(createUserSchema) },
  responses: { 201: jsonAnswer(createdUserSchema, "The person"), ...PROBLEM },
});

const patchUser = createRoute({
  method: "patch",
  path: "/users/{id}",
  operationId: "updateUser",
  tags: ["people"],
  summary: "Give or take roles, disable, rename",
  request: { params: idParams, body: jsonBody(updateUserSchema) },
  responses: { 200: jsonAnswer(userSchema, "The person"), ...PROBLEM },
});

/** /users (governance.md §4). */
export function registerUsers(app: ApiApp): void {
  app.openapi(listUsers, async (c) => {
    const caller = callerOf(c);
    return c.json(await pageOf(c.req.valid("query"), z.uuid(), ({ id }) => id, (limit, after) => usersPage(caller, limit, after)), 200);
  });
  app.openapi(postUser, async (c) => c.json(await createUser(callerOf(c), c.req.valid("json")), 201));
  app.openapi(patchUser, async (c) => c.json(await updateUser(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 200));
}
