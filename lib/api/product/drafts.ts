import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { draftRequestSchema, draftSchema } from "@/lib/draft/schema";
import { makeDraft } from "@/lib/draft/service";
import type { OutboundNetwork } from "@/lib/http/outbound";

const createDraft = createRoute({
  method: "post",
  path: "/drafts",
  operationId: "createDraft",
  tags: ["publishing"],
  summary: "Propose a server.json out of an npm or PyPI package, a remote server or a version; nothing is stored",
  request: { body: jsonBody(draftRequestSchema) },
  responses: { 200: jsonAnswer(draftSchema, "The draft, and what could not be known"), ...PROBLEM },
});

/** POST /drafts (issue 6 §5): for who may publish, with session or token. */
export function registerDrafts(app: ApiApp, network?: OutboundNetwork): void {
  app.openapi(createDraft, async (c) => c.json(await makeDraft(callerOf(c).viewer, c.req.valid("json"), network), 200));
}
