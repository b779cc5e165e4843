import { createRoute } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { idParams, jsonAnswer, jsonBody, PROBLEM } from "@/lib/api/route-parts";
import { comment } from "@/lib/review/comment";
import { commentInputSchema, reviewSchema, voteInputSchema } from "@/lib/review/schema";
import { reviewView } from "@/lib/review/view-service";
import { vote } from "@/lib/review/vote";

const createReviewVote = createRoute({
  method: "post",
  path: "/reviews/{id}/votes",
  operationId: "createReviewVote",
  tags: ["reviews"],
  summary: "Vote as a signed-in person; the vote that meets the policy lists the version",
  request: { params: idParams, body: jsonBody(voteInputSchema) },
  responses: { 200: jsonAnswer(reviewSchema, "The review"), ...PROBLEM },
});

const createReviewComment = createRoute({
  method: "post",
  path: "/reviews/{id}/comments",
  operationId: "createReviewComment",
  tags: ["reviews"],
  summary: "Add to the thread of a review",
  request: { params: idParams, body: jsonBody(commentInputSchema) },
  responses: { 201: jsonAnswer(reviewSchema, "The review"), ...PROBLEM },
});

/** Votes and comments (governance.md §3, §4). */
export function registerReviewVotes(app: ApiApp): void {
  app.openapi(createReviewVote, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid("param");
    await vote(caller, id, c.req.valid("json"));
    return c.json(await reviewView(caller.viewer, id), 200);
  });
  app.openapi(createReviewComment, async (c) => {
    const caller = callerOf(c);
    const { id } = c.req.valid("param");
    await comment(caller, id, c.req.valid("json"));
    return c.json(await reviewView(caller.viewer, id), 201);
  });
}
