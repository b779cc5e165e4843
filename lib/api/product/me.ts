import { createRoute } from "@hono/zod-openapi";
import { abilities } from "@/lib/access/abilities";
import { meSchema } from "@/lib/access/me-schema";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";

const readMe = createRoute({
  method: "get",
  path: "/me",
  operationId: "getMe",
  tags: ["people"],
  summary: "Who is asking, and what they may do",
  responses: { 200: jsonAnswer(meSchema, "The caller"), ...PROBLEM },
});

/** GET /me (governance.md §4). */
export function registerMe(app: ApiApp): void {
  app.openapi(readMe, (c) => {
    const { viewer } = callerOf(c);
    const { principalId: id, kind, name, email, roles, namespaces } = viewer;
    return c.json({ principal: { id, kind, name, email }, roles, namespaces, can: abilities(viewer) }, 200);
  });
}
