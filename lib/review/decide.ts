import type { Caller } from "@/lib/access/schema";
import type { Change } from "@/lib/audit/write";
import { listApproved } from "@/lib/catalog/list-version";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { AppError } from "@/lib/http/errors";
import { policyFacts } from "@/lib/review/facts";
import { transition } from "@/lib/review/machine";
import { evaluatePolicy } from "@/lib/review/policy";
import { type ReviewRecord, updateReview } from "@/lib/review/lookup-service";
import type { PolicyVerdict } from "@/lib/review/schema";

/** What happened to a review, for the audit record and for who reads next. */
export interface Step {
  actorId: string;
  what: string;
  /** Why, in the words the publisher is told; empty when nothing was said. */
  reason?: string;
}

/** Compare-and-swap; inside the server lock a miss means a bug or a writer that ignored the lock. */
export async function advance(change: Change, review: ReviewRecord, step: Step, data: Parameters<typeof updateReview>[3]): Promise<void> {
  if (!(await updateReview(change.tx, review, step, data))) throw new AppError("stale_review", "The review has just changed. Read it again.");
}

/**
 * Approves a review when the policy in force is met now: review, listing, audit entry and feed event in the one
 * transaction of `change`. Returns the verdict; when it does not allow, nothing has been written.
 */
export async function approveIfMet(change: Change, caller: Caller, review: ReviewRecord, step: Step): Promise<PolicyVerdict> {
  const policy = await policyInForce(change.tx, review.catalogId);
  const verdict = evaluatePolicy(await policyFacts(change.tx, review), policy.document);
  if (!verdict.allow) return verdict;
  const { state } = transition(review.state, "approve_met");
  await advance(change, review, step, { state, decidedAt: new Date() });
  const { blockReason, blockedById } = review.version;
  const { suspended } = await listApproved(change, {
    serverId: review.version.server.id,
    versionId: review.versionId,
    catalogId: review.catalogId,
    revisionId: review.revisionId,
    surfaceId: review.surfaceId,
    reviewId: review.id,
    policy,
    blocked: review.version.blockedAt && blockedById ? { reason: blockReason ?? "", byId: blockedById } : null,
  });
  change.record({
    action: "review.approved",
    object: review.version.server.name,
    objectIds: [review.id, review.versionId, review.catalogId],
    after: {
      version: review.version.version,
      catalog: review.catalog.slug,
      digest: review.manifestRevision.digest,
      surfaceDigest: review.surfaceDigest,
      policy: { version: policy.version, digest: policy.digest },
      round: review.round,
      ...(suspended && { suspended }),
    },
    reason: step.reason === "" ? undefined : step.reason,
  });
  return verdict;
}
