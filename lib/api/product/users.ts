import { createRoute, z } from "@hono/zod-openapi";
import { createdUserSchema, createUserSchema, personFilterSchema, updateUserSchema, userSchema } from "@/lib/access/user-schema";
import { createUser, usersPage } from "@/lib/access/users";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { personSchema } from "@/lib/people/schema";
import { personView, updatePerson } from "@/lib/people/service";

const listUsers = createRoute({
  method: "get",
  path: "/users",
  operationId: "listUsers",
  tags: ["people"],
  summary: "People",
  request: { query: personFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(userSchema), "People by age"), ...PROBLEM },
});

const getUser = createRoute({
  method: "get",
  path: "/users/{id}",
  operationId: "getUser",
  tags: ["people"],
  summary: "A person with namespaces, robots, the last invitation, and what ends when the person is disabled",
  request: { params: idParams },
  responses: { 200: jsonAnswer(personSchema, "The person"), ...PROBLEM },
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
  summary: "Give or take roles, rename, disable: that ends sessions and tokens and gives claimed reviews back",
  request: { params: idParams, body: jsonBody(updateUserSchema) },
  responses: { 200: jsonAnswer(userSchema, "The person"), ...PROBLEM },
});

/** /users (governance.md §4). */
export function registerUsers(app: ApiApp): void {
  app.openapi(listUsers, async (c) => {
    const caller = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    return c.json(await pageOf({ limit, cursor }, z.uuid(), ({ id }) => id, (count, after) => usersPage(caller, filter, count, after)), 200);
  });
  app.openapi(getUser, async (c) => c.json(await personView(callerOf(c), c.req.valid("param").id), 200));
  app.openapi(postUser, async (c) => c.json(await createUser(callerOf(c), c.req.valid("json")), 201));
  app.openapi(patchUser, async (c) => c.json(await updatePerson(callerOf(c), c.req.valid("param").id, c.req.valid("json")), 200));
}
