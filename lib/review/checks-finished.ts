import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { runThatSaysTheSame, storeRun } from "@/lib/checks/run-service";
import type { CheckReport } from "@/lib/checks/schema";
import { prisma } from "@/lib/db/client";
import { lockServer } from "@/lib/db/transaction";
import { advance } from "@/lib/review/decide";
import { transition } from "@/lib/review/machine";
import { riskOf } from "@/lib/review/risk";
import { findReview, type ReviewRecord } from "@/lib/review/lookup-service";

/** A review as its checks see it, or null when its checks are no longer wanted. */
export async function reviewToCheck(reviewId: string): Promise<ReviewRecord | null> {
  const review = await findReview(prisma(), reviewId);
  return review.state === "submitted" || review.state === "in_review" ? review : null;
}

/**
 * Stores the report of a run and moves a submitted review on. A report about an older round, manifest or surface is
 * dropped: the change that made it old has queued a run of its own. A report that says what the review knows already leaves
 * the review as it is, so that the vote of somebody who has it open counts; that it was checked again is on record.
 */
export async function checksFinished(checked: ReviewRecord, report: CheckReport): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    await lockServer(step.tx, checked.version.server.id);
    const review = await findReview(step.tx, checked.id);
    const current = review.round === checked.round && review.revisionId === checked.revisionId && review.surfaceId === checked.surfaceId;
    const wanted = review.state === "submitted" || review.state === "in_review";
    const base = { action: "checks.finished", object: review.version.server.name };
    if (!current || !wanted) {
      step.record({ ...base, action: "checks.dropped", objectIds: [review.id] });
      return;
    }
    const { round, surfaceDigest } = review;
    const about = { reviewId: review.id, round, digest: review.manifestRevision.digest, surfaceDigest };
    const state = review.state === "submitted" ? transition(review.state, "checks_finished").state : review.state;
    const same = state === review.state ? await runThatSaysTheSame(step.tx, about, report) : null;
    const runId = same ?? (await storeRun(step.tx, about, report));
    if (same === null) await advance(step, review, { actorId: SYSTEM_CALLER.viewer.principalId, what: "finished the checks" }, { state, risk: riskOf(report) });
    const failed = report.outcomes.filter((outcome) => outcome.status === "FAIL").map((outcome) => outcome.ruleId);
    step.record({ ...base, objectIds: [review.id, review.versionId, runId], after: { state, ruleSetDigest: report.ruleSetDigest, failed } });
  });
}
