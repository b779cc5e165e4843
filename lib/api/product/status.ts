import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { readStatus } from "@/lib/telemetry/status-service";
import { statusSchema } from "@/lib/telemetry/status-schema";

const getStatus = createRoute({
  method: "get",
  path: "/status",
  operationId: "getStatus",
  tags: ["operations"],
  summary: "Versions, feed and consumers, job queues",
  responses: { 200: jsonAnswer(statusSchema, "The status"), ...PROBLEM },
});

/** GET /status (governance.md §4). */
export function registerStatus(app: ApiApp): void {
  app.openapi(getStatus, async (c) => c.json(await readStatus(callerOf(c).viewer), 200));
}
