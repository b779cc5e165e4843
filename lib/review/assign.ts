import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/definitions";
import { advance } from "@/lib/review/decide";
import { expectRevision, lockedReview, resourceOf } from "@/lib/review/guards";
import { transition } from "@/lib/review/machine";

/** Takes a review (`claim`) or gives it back (`release`). Only while it is in review; its state stays (governance.md §2). */
export async function assign(caller: Caller, reviewId: string, act: "claim" | "release", revision: number): Promise<void> {
  await attempt(caller, `review.${act}`, reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.claim", resourceOf(review));
      await expectRevision(step.tx, review, revision);
      transition(review.state, act);
      const assigneeId = act === "claim" ? caller.viewer.principalId : null;
      await advance(step, review, { actorId: caller.viewer.principalId, what: act === "claim" ? "claimed it" : "released it" }, { assigneeId });
      step.record({
        action: `review.${act}`,
        object: review.version.server.name,
        objectIds: [reviewId, review.versionId],
        before: { assignee: review.assigneeId },
        after: { assignee: assigneeId },
      });
    }),
  );
}

/** Queues the checks of an open review again. A run that comes to another report raises the revision. */
export async function checkAgain(caller: Caller, reviewId: string, revision: number): Promise<void> {
  await attempt(caller, "review.check", reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.check", resourceOf(review));
      await expectRevision(step.tx, review, revision);
      if (review.state !== "submitted" && review.state !== "in_review") {
        throw new AppError("invalid_transition", `The checks of a review that is "${review.state}" are not run.`);
      }
      await enqueue(step.tx, "checks.run", { reviewId, again: true });
      step.record({ action: "review.check", object: review.version.server.name, objectIds: [reviewId, review.versionId] });
    }),
  );
}
