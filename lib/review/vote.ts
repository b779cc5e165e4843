import { authorize } from "@/lib/access/permissions";
import type { Caller } from "@/lib/access/schema";
import { demandFreshProof } from "@/lib/access/step-up-guard";
import { attempt, type Change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { AppError } from "@/lib/http/errors";
import { advance, approveIfMet } from "@/lib/review/decide";
import { involvedPeople } from "@/lib/review/facts";
import { freezeConclusion, freezeEvidence } from "@/lib/review/freeze-evidence";
import { decision, expectRevision, lockedReview, resourceOf } from "@/lib/review/guards";
import { transition } from "@/lib/review/machine";
import { openReviewsOfVersion, type ReviewRecord } from "@/lib/review/lookup-service";
import type { VoteInput } from "@/lib/review/schema";

const WHAT = { approve: "approved", request_changes: "requested changes", reject: "rejected" } as const;

async function refuseInvolved(step: Change, review: ReviewRecord, voterId: string): Promise<void> {
  const involved = await involvedPeople(step.tx, review.versionId);
  if (involved.ids.has(voterId)) {
    throw new AppError("own_submission", "You submitted a revision of this version, declared its tools, or answer for the robot that did.");
  }
}

async function refuseSecondVote(step: Change, review: ReviewRecord, voterId: string, input: VoteInput): Promise<void> {
  const earlier = await step.tx.vote.findMany({ where: { reviewId: review.id, round: review.round, voterId } });
  const repeats = earlier.some((vote) => vote.decision === input.decision);
  if (repeats || (input.decision === "approve" && earlier.length > 0)) {
    throw new AppError("already_voted", "You have voted in this round; an approver may still request changes or reject.");
  }
}

/** One request for changes moves every open review of the version: the publisher answers with one new revision. */
async function requestChanges(step: Change, caller: Caller, review: ReviewRecord): Promise<void> {
  const listings = await step.tx.listing.count({ where: { versionId: review.versionId } });
  if (listings > 0) throw new AppError("version_final", "The version was listed before, so its bytes are final: approve or reject it.");
  for (const open of await openReviewsOfVersion(step.tx, review.versionId)) {
    if (open.state === "changes_requested") continue;
    const { state } = transition(open.state, "request_changes");
    await advance(step, open, { actorId: caller.viewer.principalId, what: WHAT.request_changes }, { state });
  }
}

/** What a vote that did not (yet) end the review leaves behind: a new revision of it. */
async function applyVote(step: Change, caller: Caller, review: ReviewRecord, input: VoteInput): Promise<void> {
  const actor = { actorId: caller.viewer.principalId, what: WHAT[input.decision] };
  if (input.decision === "request_changes") return requestChanges(step, caller, review);
  if (input.decision === "reject") {
    return advance(step, review, actor, { state: transition(review.state, "reject").state, decidedAt: new Date() });
  }
  const verdict = await approveIfMet(step, caller, review, { ...actor, reason: input.comment });
  if (!verdict.allow) await advance(step, review, actor, {});
}

/** Guards of the row "vote" in governance.md §2 and §3, in the order in which a caller can do something about them. */
async function guardVote(step: Change, caller: Caller, review: ReviewRecord, input: VoteInput): Promise<void> {
  await refuseInvolved(step, review, caller.viewer.principalId);
  await expectRevision(step.tx, review, input.revision);
  if (review.manifestRevision.digest !== input.digest) {
    throw new AppError("digest_mismatch", "The digest is not that of the manifest under review. Read the review again.");
  }
  if (review.state !== "in_review") throw new AppError("invalid_transition", `A review that is "${review.state}" takes no votes.`);
  if (input.decision !== "approve" && input.comment === "") {
    throw new AppError("invalid_request", "Say why: the publisher reads it.", [{ path: "comment", message: "required", code: "too_small" }]);
  }
  await refuseSecondVote(step, review, caller.viewer.principalId, input);
}

/**
 * Casts the vote of a signed-in person, with the evidence it rests on. When it is the one that meets the policy, the version is listed in the same
 * transaction, and served by this process when the call returns.
 *
 * Throws `not_found`, `person_required`, `forbidden`, `step_up_required`, `own_submission`, `stale_review`, `digest_mismatch`,
 * `already_voted`, `invalid_transition`, `invalid_request`.
 */
export async function vote(caller: Caller, reviewId: string, input: VoteInput): Promise<void> {
  await attempt(caller, "review.vote", reviewId, () =>
    decision(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.vote", resourceOf(review));
      await demandFreshProof(step.tx, caller.viewer, { catalogId: review.catalog.id });
      await guardVote(step, caller, review, input);
      const { digest } = review.manifestRevision;
      const cast = await step.tx.vote.create({
        data: {
          reviewId,
          round: review.round,
          digest,
          surfaceDigest: review.surfaceDigest,
          voterId: caller.viewer.principalId,
          decision: input.decision,
          comment: input.comment,
        },
        select: { id: true, castAt: true },
      });
      const evidence = await freezeEvidence(step, caller, review, cast, input);
      step.record({
        action: "review.vote",
        object: review.version.server.name,
        objectIds: [reviewId, review.versionId, cast.id],
        after: { decision: input.decision, digest, round: review.round, version: review.version.version, catalog: review.catalog.slug, evidence },
        reason: input.comment === "" ? undefined : input.comment,
      });
      await applyVote(step, caller, review, input);
    }),
  );
  await servedHere();
}

/**
 * Approves without a further vote when the policy is met now: a check ran again, or the policy was loosened. What it rests on is
 * frozen as with a vote. Throws as `vote`, and `policy_not_met`.
 */
export async function conclude(caller: Caller, reviewId: string, revision: number, base?: string | null): Promise<void> {
  await attempt(caller, "review.conclude", reviewId, () =>
    decision(caller, async (step) => {
      const review = await lockedReview(step.tx, caller.viewer, reviewId);
      authorize(caller.viewer, "review.conclude", resourceOf(review));
      await demandFreshProof(step.tx, caller.viewer, { catalogId: review.catalog.id });
      await refuseInvolved(step, review, caller.viewer.principalId);
      await expectRevision(step.tx, review, revision);
      if (review.state !== "in_review") throw new AppError("invalid_transition", `A review that is "${review.state}" cannot be concluded.`);
      const evidence = await freezeConclusion(step, caller, review, base);
      const { round, manifestRevision, version, catalog } = review;
      step.record({
        action: "review.conclude",
        object: version.server.name,
        objectIds: [reviewId, review.versionId],
        after: { digest: manifestRevision.digest, round, version: version.version, catalog: catalog.slug, evidence },
      });
      const verdict = await approveIfMet(step, caller, review, { actorId: caller.viewer.principalId, what: "concluded" });
      if (!verdict.allow) {
        const errors = verdict.unmet.map(({ code, sentence }) => ({ path: "policy", message: sentence, code }));
        throw new AppError("policy_not_met", verdict.unmet.map(({ sentence }) => sentence).join(" "), errors);
      }
    }),
  );
  await servedHere();
}
