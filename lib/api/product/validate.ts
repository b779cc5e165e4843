import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { MANIFEST_BODY, rawBody } from "@/lib/api/manifest-body";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { validation } from "@/lib/submission/validation-service";
import { validationSchema } from "@/lib/submission/validation-schema";

const validateManifest = createRoute({
  method: "post",
  path: "/validate",
  operationId: "validateManifest",
  tags: ["publishing"],
  summary: "Judge a server.json by this installation's rules; nothing is stored",
  request: { body: MANIFEST_BODY },
  responses: { 200: jsonAnswer(validationSchema, "What would refuse it, and what would not"), ...PROBLEM },
});

/** POST /validate (governance.md §4). The official form, open to everybody, is in registry/validate.ts. */
export function registerValidate(app: ApiApp): void {
  app.openapi(validateManifest, async (c) => {
    callerOf(c);
    return c.json(validation(await rawBody(c)), 200);
  });
}
