import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { catalogsParam, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { shortKeysOf } from "@/lib/catalog/short-key-choice-service";
import { shortKeySchema, shortKeysSchema } from "@/lib/catalog/short-key-schema";
import { SERVER_NAME_FORM } from "@/lib/manifest/names";

const querySchema = z.object({
  server: z.string().max(200).regex(SERVER_NAME_FORM).describe("Its registry name; it need not exist yet"),
  catalog: catalogsParam("Slugs of the catalogs it may be submitted to; left out: default"),
  shortKey: shortKeySchema.optional().describe("A key to ask about; left out: what an earlier submission wished for"),
});

const getShortKeys = createRoute({
  method: "get",
  path: "/short-keys",
  operationId: "getShortKeys",
  tags: ["publishing"],
  summary: "What clients call a server in some catalogs or would call it, for who may publish it; nothing is stored",
  request: { query: querySchema },
  responses: { 200: jsonAnswer(shortKeysSchema, "Its key in each catalog, and whether a submission with the asked one would be refused"), ...PROBLEM },
});

/** GET /short-keys (install.md §1.7): what the form shows of the key before anything is submitted. */
export function registerShortKeys(app: ApiApp): void {
  app.openapi(getShortKeys, async (c) => {
    const { viewer } = callerOf(c);
    const { server, catalog, shortKey } = c.req.valid("query");
    const slugs = [catalog ?? []].flat();
    return c.json(await shortKeysOf(viewer, server, slugs.length > 0 ? slugs : ["default"], shortKey), 200);
  });
}
