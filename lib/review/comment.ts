import { authorize, can } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { AppError } from "@/lib/http/errors";
import { resourceOf, visibleReview } from "@/lib/review/guards";
import type { CommentInput } from "@/lib/review/schema";

/**
 * Adds to the thread of a review. Members of the namespace write publisher-visible comments only; internal ones are
 * for those who review. A comment decides nothing, so it expects no revision and raises none.
 */
export async function comment(caller: Caller, reviewId: string, input: CommentInput): Promise<string> {
  return attempt(caller, "review.comment", reviewId, () =>
    change(caller, async (step) => {
      const review = await visibleReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.comment", resourceOf(review));
      if (input.visibility === "internal" && !can(caller.viewer, "review.claim", resourceOf(review))) {
        throw new AppError("forbidden", "Internal comments are for reviewers; send a publisher-visible one.");
      }
      const { id } = await step.tx.reviewComment.create({
        data: { reviewId, authorId: caller.viewer.principalId, text: input.text, visibility: input.visibility, pointer: input.pointer ?? null },
        select: { id: true },
      });
      step.record({
        action: "review.comment",
        object: review.version.server.name,
        objectIds: [reviewId, review.versionId, id],
        after: { visibility: input.visibility },
      });
      return id;
    }),
  );
}
