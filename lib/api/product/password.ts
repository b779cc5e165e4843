import { createRoute } from "@hono/zod-openapi";
import { changePassword } from "@/lib/access/passwords";
import { changePasswordSchema } from "@/lib/access/user-schema";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";

const postPassword = createRoute({
  method: "post",
  path: "/password",
  operationId: "changePassword",
  tags: ["account"],
  summary: "Change the own password; ends every other session",
  request: { body: jsonBody(changePasswordSchema) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** POST /password (governance.md §4). */
export function registerPassword(app: ApiApp): void {
  app.openapi(postPassword, async (c) => {
    await changePassword(callerOf(c), c.req.valid("json"));
    return c.body(null, 204);
  });
}
