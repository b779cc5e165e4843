import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { MANIFEST_BODY, rawBody } from "@/lib/api/manifest-body";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { validate } from "@/lib/submission/accept";
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
    const { valid, issues } = validate(await rawBody(c));
    const errors = issues.filter(({ severity }) => severity === "error");
    return c.json({ valid, issues: errors, warnings: issues.filter((issue) => !errors.includes(issue)) }, 200);
  });
}
