import { createRoute, z } from "@hono/zod-openapi";
import { type ApiApp, callerOf } from "@/lib/api/context";
import { decodeCursor, encodeCursor, pageQuerySchema, pageSchema } from "@/lib/api/pagination";
import { idParams, jsonAnswer, PROBLEM } from "@/lib/api/route-parts";
import { compareReview } from "@/lib/review/comparison";
import { queueFilterSchema } from "@/lib/review/queue-filter-schema";
import { queue } from "@/lib/review/queue-service";
import { comparisonSchema, reviewRowSchema, reviewSchema } from "@/lib/review/schema";
import { reviewView } from "@/lib/review/view-service";

const positionSchema = z.object({ id: z.uuid() });

const listReviews = createRoute({
  method: "get",
  path: "/reviews",
  operationId: "listReviews",
  tags: ["reviews"],
  summary: "The queue: every review the caller may see",
  request: { query: queueFilterSchema.extend(pageQuerySchema.shape) },
  responses: { 200: jsonAnswer(pageSchema(reviewRowSchema), "Rows of the queue"), ...PROBLEM },
});

const getReview = createRoute({
  method: "get",
  path: "/reviews/{id}",
  operationId: "getReview",
  tags: ["reviews"],
  summary: "A review with its manifest, checks, votes, thread and what the caller may do",
  request: { params: idParams },
  responses: { 200: jsonAnswer(reviewSchema, "The review"), ...PROBLEM },
});

const getReviewDiff = createRoute({
  method: "get",
  path: "/reviews/{id}/diff",
  operationId: "getReviewDiff",
  tags: ["reviews"],
  summary: "What the manifest under review changes, by meaning",
  request: { params: idParams, query: z.object({ base: z.string().max(255).optional() }) },
  responses: { 200: jsonAnswer(comparisonSchema, "Changes since `base`"), ...PROBLEM },
});

/** Reading reviews (governance.md §4). Who may not see one is told that there is none. */
export function registerReviews(app: ApiApp): void {
  app.openapi(listReviews, async (c) => {
    const { viewer } = callerOf(c);
    const { limit, cursor, ...filter } = c.req.valid("query");
    const { items, next } = await queue(viewer, filter, limit, decodeCursor(positionSchema, cursor)?.id ?? null);
    return c.json({ items, ...(next !== null && { nextCursor: encodeCursor({ id: next }) }) }, 200);
  });
  app.openapi(getReview, async (c) => c.json(await reviewView(c.get("viewer"), c.req.valid("param").id), 200));
  app.openapi(getReviewDiff, async (c) => {
    return c.json(await compareReview(c.get("viewer"), c.req.valid("param").id, c.req.valid("query").base), 200);
  });
}
