import { createRoute, z } from "@hono/zod-openapi";
import { transferNamespace, transferEffect } from "@/lib/access/transfer";
import { transferChoiceSchema, transferEffectSchema, transferSchema } from "@/lib/access/transfer-schema";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";

const namespaceParams = z.object({ ns: z.string().max(200) });

const getEffect = createRoute({
  method: "get",
  path: "/namespaces/{ns}/transfer-effect",
  operationId: "getTransferEffect",
  tags: ["people"],
  summary: "What giving a namespace to another owner would move and end",
  request: { params: namespaceParams, query: transferChoiceSchema },
  responses: { 200: jsonAnswer(transferEffectSchema, "As it stands now"), ...PROBLEM },
});

const postTransfer = createRoute({
  method: "post",
  path: "/namespaces/{ns}/transfer",
  operationId: "transferNamespace",
  tags: ["people"],
  summary: "Make a person the only owner of a namespace",
  request: { params: namespaceParams, body: jsonBody(transferSchema) },
  responses: { 200: jsonAnswer(transferEffectSchema, "What it moved and ended"), ...PROBLEM },
});

/** Transferring a namespace (issue 7). */
export function registerTransfers(app: ApiApp): void {
  app.openapi(getEffect, async (c) => {
    const { to, keepMembers } = c.req.valid("query");
    return c.json(await transferEffect(callerOf(c), c.req.valid("param").ns, { to, keepMembers: keepMembers === "true" }), 200);
  });
  app.openapi(postTransfer, async (c) => c.json(await transferNamespace(callerOf(c), c.req.valid("param").ns, c.req.valid("json")), 200));
}
