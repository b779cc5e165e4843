import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { MANIFEST_BODY, rawBody } from "@/lib/api/manifest-body";
import { catalogsParam, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { shortKeySchema } from "@/lib/catalog/short-key-schema";
import { submissionSchema } from "@/lib/submission/schema";
import { submit } from "@/lib/submission/submit";

const querySchema = z.object({
  catalog: catalogsParam("Slugs of the catalogs to review it for; left out: default"),
  shortKey: shortKeySchema.optional().describe("What clients are to call the server, where no catalog has given it a key; left out: an earlier wish stays, or it comes from the name"),
});

const createSubmission = createRoute({
  method: "post",
  path: "/submissions",
  operationId: "createSubmission",
  tags: ["publishing"],
  summary: "Publish a version: freeze its bytes and open a review in each named catalog",
  request: { query: querySchema, body: MANIFEST_BODY },
  responses: { 201: jsonAnswer(submissionSchema, "The reviews that were opened"), ...PROBLEM },
});

/** POST /submissions (governance.md §4): the same service as the official `POST /publish`. */
export function registerSubmissions(app: ApiApp): void {
  app.openapi(createSubmission, async (c) => {
    const caller = callerOf(c);
    const { catalog, shortKey } = c.req.valid("query");
    return c.json(await submit(caller, await rawBody(c), [catalog ?? []].flat(), shortKey), 201);
  });
}
