import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/definitions";
import { advance } from "@/lib/review/decide";
import { involvedPeople } from "@/lib/review/facts";
import { expectRevision, lockedReview, resourceOf } from "@/lib/review/guards";
import { transition } from "@/lib/review/machine";
import type { ReviewRecord } from "@/lib/review/lookup-service";

/** The publisher (or an admin) takes a submission back. Final for this review; nothing is deleted. */
export async function withdrawReview(caller: Caller, reviewId: string, revision: number): Promise<void> {
  await attempt(caller, "review.withdraw", reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "submission.withdraw", resourceOf(review));
      await expectRevision(step.tx, review, revision);
      const { state } = transition(review.state, "withdraw");
      await advance(step, review, { actorId: caller.viewer.principalId, what: "withdrew it" }, { state, decidedAt: new Date() });
      step.record({
        action: "review.withdraw",
        object: review.version.server.name,
        objectIds: [reviewId, review.versionId],
        before: { state: review.state },
        after: { state },
      });
    }),
  );
}

/** A robot and the person who answers for it count as one: neither does what the other may not. */
async function refuseReopening(step: Change, { viewer }: Caller, review: ReviewRecord): Promise<void> {
  const acting = [viewer.principalId, ...(viewer.responsibleId === null ? [] : [viewer.responsibleId])];
  const rejections = await step.tx.vote.count({ where: { reviewId: review.id, voterId: { in: acting }, decision: "reject" } });
  if (rejections > 0) throw new AppError("two_people_required", "You rejected this; another admin must reopen it.");
  const involved = await involvedPeople(step.tx, review.versionId);
  if (acting.some((id) => involved.ids.has(id))) throw new AppError("own_submission", "You had a hand in this version; another admin must reopen it.");
}

/** An admin who neither rejected nor submitted opens a rejected review again: a new round, with a reason. */
export async function reopenReview(caller: Caller, reviewId: string, revision: number, reason: string): Promise<void> {
  await attempt(caller, "review.reopen", reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.reopen", resourceOf(review));
      await refuseReopening(step, caller, review);
      await expectRevision(step.tx, review, revision);
      const { state } = transition(review.state, "reopen");
      await advance(step, review, { actorId: caller.viewer.principalId, what: "reopened it" }, { state, round: review.round + 1, decidedAt: null });
      // Runs count for their round only: without a new one the policy could never be met again.
      await enqueue(step.tx, "checks.run", { reviewId });
      step.record({
        action: "review.reopen",
        object: review.version.server.name,
        objectIds: [reviewId, review.versionId],
        before: { state: review.state, round: review.round },
        after: { state, round: review.round + 1 },
        reason,
      });
    }),
  );
}
