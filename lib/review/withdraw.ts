import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { AppError } from "@/lib/http/errors";
import { advance } from "@/lib/review/decide";
import { involvedPeople } from "@/lib/review/facts";
import { expectRevision, lockedReview, namespaceOf } from "@/lib/review/guards";
import { transition } from "@/lib/review/machine";

/** The publisher (or an admin) takes a submission back. Final for this review; nothing is deleted. */
export async function withdrawReview(caller: Caller, reviewId: string, revision: number): Promise<void> {
  await attempt(caller, "review.withdraw", reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "submission.withdraw", { namespace: namespaceOf(review) });
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

/** An admin who neither rejected nor submitted opens a rejected review again: a new round, with a reason. */
export async function reopenReview(caller: Caller, reviewId: string, revision: number, reason: string): Promise<void> {
  await attempt(caller, "review.reopen", reviewId, () =>
    change(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.reopen");
      const me = caller.viewer.principalId;
      const rejections = await step.tx.vote.count({ where: { reviewId, voterId: me, decision: "reject" } });
      const involved = await involvedPeople(step.tx, review.versionId);
      if (rejections > 0) throw new AppError("two_people_required", "You rejected this; another admin must reopen it.");
      if (involved.ids.has(me)) throw new AppError("own_submission", "You had a hand in this version; another admin must reopen it.");
      await expectRevision(step.tx, review, revision);
      const { state } = transition(review.state, "reopen");
      await advance(step, review, { actorId: me, what: "reopened it" }, { state, round: review.round + 1 });
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
