import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { MANIFEST_BODY, rawBody } from "@/lib/api/manifest-body";
import { jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { submissionSchema } from "@/lib/submission/schema";
import { submit } from "@/lib/submission/submit";

/** `?catalog=a&catalog=b`; one value arrives as text, several as a list. */
const querySchema = z.object({
  catalog: z
    .union([z.string().max(63), z.array(z.string().max(63)).max(20)])
    .optional()
    .openapi({ description: "Slugs of the catalogs to review it for; left out: default", type: "array", items: { type: "string" } }),
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
    const { catalog } = c.req.valid("query");
    return c.json(await submit(caller, await rawBody(c), [catalog ?? []].flat()), 201);
  });
}
