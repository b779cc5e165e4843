import { createRoute, z } from "@hono/zod-openapi";
import { finishSetup } from "@/lib/access/passwords";
import { demandOpenSetupLink } from "@/lib/access/setup-link";
import { finishedSetupSchema, finishSetupSchema } from "@/lib/access/user-schema";
import type { ApiApp } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";

const postSetup = createRoute({
  method: "post",
  path: "/setup/{secret}",
  operationId: "finishSetup",
  tags: ["account"],
  security: [],
  summary: "Set the first password with a one-time link",
  request: { params: z.object({ secret: z.string().max(100) }), body: jsonBody(finishSetupSchema) },
  responses: { 200: jsonAnswer(finishedSetupSchema, "Whose password was set"), ...PROBLEM },
});

/** POST /setup/{secret} (governance.md §4). The link is the credential: nobody need be signed in. */
export function registerSetup(app: ApiApp): void {
  app.openapi(postSetup, async (c) => {
    const { secret } = c.req.valid("param");
    await demandOpenSetupLink(secret);
    return c.json(await finishSetup(c.get("request"), secret, c.req.valid("json").password), 200);
  });
}
