import { createRoute, z } from "@hono/zod-openapi";
import { createdTokenSchema, createTokenSchema, tokenSchema } from "@/lib/access/token-schema";
import { mintOwnToken, revoke, tokensPage } from "@/lib/access/tokens";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { pageOf, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { jsonAnswer, jsonBody, NO_CONTENT, PROBLEM } from "@/lib/api/route-parts";

const listTokens = createRoute({
  method: "get",
  path: "/tokens",
  operationId: "listTokens",
  tags: ["account"],
  summary: "Own tokens",
  request: { query: pageQuerySchema },
  responses: { 200: jsonAnswer(pageSchema(tokenSchema), "Tokens that are not revoked"), ...PROBLEM },
});

const postToken = createRoute({
  method: "post",
  path: "/tokens",
  operationId: "createToken",
  tags: ["account"],
  summary: "Mint a token for oneself; its text is shown this once",
  request: { body: jsonBody(createTokenSchema) },
  responses: { 201: jsonAnswer(createdTokenSchema, "The token"), ...PROBLEM },
});

const deleteToken = createRoute({
  method: "delete",
  path: "/tokens/{id}",
  operationId: "revokeToken",
  tags: ["account"],
  summary: "Revoke an own token; as an admin, one of a robot",
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 204: NO_CONTENT, ...PROBLEM },
});

/** /tokens (governance.md §4). */
export function registerTokens(app: ApiApp): void {
  app.openapi(listTokens, async (c) => {
    const caller = callerOf(c);
    return c.json(await pageOf(c.req.valid("query"), z.string(), ({ id }) => id, (limit, after) => tokensPage(caller, limit, after)), 200);
  });
  app.openapi(postToken, async (c) => c.json(await mintOwnToken(callerOf(c), c.req.valid("json")), 201));
  app.openapi(deleteToken, async (c) => {
    await revoke(callerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
}
