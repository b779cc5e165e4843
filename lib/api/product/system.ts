import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { systemSchema, variableSchema } from "@/lib/system/schema";
import { readConfiguration, readSystem } from "@/lib/system/service";

const tags = ["operations"];

const getSystem = createRoute({
  method: "get",
  path: "/system",
  operationId: "getSystem",
  tags,
  summary: "Processes, feed, jobs, versions and the size of the database",
  responses: { 200: jsonAnswer(systemSchema, "The system as this process sees it"), ...PROBLEM },
});

const getConfiguration = createRoute({
  method: "get",
  path: "/system/configuration",
  operationId: "getConfiguration",
  tags,
  summary: "The environment variables of the answering process; of secrets only whether they are set",
  responses: { 200: jsonAnswer(z.object({ items: z.array(variableSchema) }), "Variables"), ...PROBLEM },
});

/** /system: what administrators and auditors see of the installation itself. */
export function registerSystem(app: ApiApp): void {
  app.openapi(getSystem, async (c) => c.json(await readSystem(callerOf(c).viewer), 200, { "Cache-Control": "no-store" }));
  app.openapi(getConfiguration, (c) => c.json({ items: readConfiguration(callerOf(c).viewer) }, 200, { "Cache-Control": "no-store" }));
}
