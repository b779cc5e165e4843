import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { previewKey } from "@/lib/catalog/short-key-choice-service";
import { routerName } from "@/lib/nacos/router-name-service";
import { previewRequestSchema, previewSchema } from "@/lib/submission/preview-schema";
import { previewOf } from "@/lib/submission/preview-service";

const createPreview = createRoute({
  method: "post",
  path: "/previews",
  operationId: "createPreview",
  tags: ["publishing"],
  summary: "A valid server.json as the catalog would show it; nothing is stored",
  request: { body: jsonBody(previewRequestSchema) },
  responses: { 200: jsonAnswer(previewSchema, "What the pages of the server would show"), ...PROBLEM },
});

/** POST /previews (issue 6 §5): like /validate, for whoever has signed in or holds a token. */
export function registerPreviews(app: ApiApp): void {
  app.openapi(createPreview, async (c) => {
    const { viewer } = callerOf(c);
    const { catalog, shortKey: wish, ...shown } = c.req.valid("json");
    // The key comes first: it refuses a catalog that the caller may not read.
    const names = { shortKey: (server: string) => previewKey(viewer, server, { catalog, wish }), routerName: (server: string) => routerName(catalog ?? "default", server) };
    return c.json(await previewOf(shown, names), 200);
  });
}
