import { createRoute, type z } from "@hono/zod-openapi";
import type { Caller } from "@/lib/access/schema";
import { type ApiApp, type ApiContext, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { assign, checkAgain } from "@/lib/review/assign";
import { concludeInputSchema, expectRevisionSchema, reopenInputSchema, type Review, reviewSchema } from "@/lib/review/schema";
import { reviewView } from "@/lib/review/view-service";
import { conclude } from "@/lib/review/vote";
import { reopenReview, withdrawReview } from "@/lib/review/withdraw";

/** An act upon a review: a POST that says which revision was seen, and answers the review as it is afterwards. */
function actRoute<Act extends string, Body extends z.ZodType>(act: Act, operationId: string, summary: string, body: Body) {
  return createRoute({
    method: "post",
    path: `/reviews/{id}/${act}`,
    operationId,
    tags: ["reviews"],
    summary,
    request: { params: idParams, body: jsonBody(body) },
    responses: { 200: jsonAnswer(reviewSchema, "The review"), ...PROBLEM },
  });
}

const claimReview = actRoute("claim", "claimReview", "Take a review", expectRevisionSchema);
const releaseReview = actRoute("release", "releaseReview", "Give a review back", expectRevisionSchema);
const withdraw = actRoute("withdraw", "withdrawReview", "Take a submission back", expectRevisionSchema);
const reopen = actRoute("reopen", "reopenReview", "Open a rejected review again", reopenInputSchema);
const concludeReview = actRoute("conclude", "concludeReview", "Approve a review whose policy is met now", concludeInputSchema);
const checkReview = createRoute({
  ...actRoute("checks", "checkReview", "Run the checks again", expectRevisionSchema),
  responses: { 202: jsonAnswer(reviewSchema, "The review; the run is queued"), ...PROBLEM },
});

async function afterwards(c: ApiContext, id: string, act: (caller: Caller) => Promise<void>): Promise<Review> {
  const caller = callerOf(c);
  await act(caller);
  return reviewView(caller.viewer, id);
}

/** Acts upon reviews that are no votes (governance.md §2, §4). */
export function registerReviewActs(app: ApiApp): void {
  app.openapi(claimReview, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await afterwards(c, id, (caller) => assign(caller, id, "claim", c.req.valid("json").revision)), 200);
  });
  app.openapi(releaseReview, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await afterwards(c, id, (caller) => assign(caller, id, "release", c.req.valid("json").revision)), 200);
  });
  app.openapi(withdraw, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await afterwards(c, id, (caller) => withdrawReview(caller, id, c.req.valid("json").revision)), 200);
  });
  app.openapi(reopen, async (c) => {
    const { id } = c.req.valid("param");
    const { revision, reason } = c.req.valid("json");
    return c.json(await afterwards(c, id, (caller) => reopenReview(caller, id, revision, reason)), 200);
  });
  app.openapi(concludeReview, async (c) => {
    const { id } = c.req.valid("param");
    const { revision, base } = c.req.valid("json");
    return c.json(await afterwards(c, id, (caller) => conclude(caller, id, revision, base)), 200);
  });
  app.openapi(checkReview, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await afterwards(c, id, (caller) => checkAgain(caller, id, c.req.valid("json").revision)), 202);
  });
}
