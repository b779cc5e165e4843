import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { enqueue, enqueueMany } from "@/lib/jobs/definitions";
import { kindFacts } from "@/lib/review/kind-facts";
import { reviewKind } from "@/lib/review/kind";
import { transition } from "@/lib/review/machine";
import { findReview, updateReview } from "@/lib/review/lookup-service";
import { AppError } from "@/lib/http/errors";

/** A manifest revision on its way into review. */
export interface UnderReview {
  versionId: string;
  revisionId: string;
  digest: string;
  /** Current tool surface of the revision, if one was declared. */
  surface: { id: string; digest: string } | null;
}

/** Opens a review of a revision in a catalog and queues its checks. One of two at once fails on the unique index. */
export async function openReview(change: Change, caller: Caller, subject: UnderReview, catalogId: string): Promise<string> {
  const facts = await kindFacts(change.tx, [subject.versionId], catalogId);
  const review = await change.tx.review.create({
    data: {
      versionId: subject.versionId,
      catalogId,
      kind: reviewKind(facts(subject.versionId)),
      revisionId: subject.revisionId,
      surfaceId: subject.surface?.id ?? null,
      surfaceDigest: subject.surface?.digest ?? null,
      submittedById: caller.viewer.principalId,
      lastChange: "submitted",
      lastActorId: caller.viewer.principalId,
    },
    select: { id: true },
  });
  await enqueue(change.tx, "checks.run", { reviewId: review.id });
  return review.id;
}

/** `openReview` for many revisions of versions that nobody else knows yet. */
export async function openReviews(change: Change, caller: Caller, subjects: readonly Omit<UnderReview, "digest">[], catalogId: string): Promise<string[]> {
  const submitted = { submittedById: caller.viewer.principalId, lastChange: "submitted", lastActorId: caller.viewer.principalId };
  const facts = await kindFacts(change.tx, subjects.map(({ versionId }) => versionId), catalogId);
  const data = subjects.map(({ versionId, revisionId, surface }) => ({ versionId, revisionId, catalogId, kind: reviewKind(facts(versionId)), surfaceId: surface?.id ?? null, surfaceDigest: surface?.digest ?? null, ...submitted }));
  const reviews = await change.tx.review.createManyAndReturn({ data, select: { id: true } });
  await enqueueMany(change.tx, "checks.run", reviews.map(({ id }) => ({ reviewId: id })));
  return reviews.map(({ id }) => id);
}

/** Gives a review that asked for changes its new revision: a new round, in which earlier votes are void. */
export async function resubmitReview(change: Change, caller: Caller, reviewId: string, subject: UnderReview): Promise<void> {
  const review = await findReview(change.tx, reviewId);
  const { state } = transition(review.state, "resubmit");
  const actor = { actorId: caller.viewer.principalId, what: "sent a new revision" };
  const moved = await updateReview(change.tx, review, actor, {
    state,
    round: review.round + 1,
    revisionId: subject.revisionId,
    surfaceId: subject.surface?.id ?? null,
    surfaceDigest: subject.surface?.digest ?? null,
  });
  if (!moved) throw new AppError("stale_review", "The review changed while the revision was being sent; try again.");
  await enqueue(change.tx, "checks.run", { reviewId });
}
