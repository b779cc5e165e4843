import type { Resource } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { change, type Change } from "@/lib/audit/write";
import { maySeeUnapproved } from "@/lib/catalog/reading-policy";
import type { Tx } from "@/lib/db/client";
import { guardRefusal } from "@/lib/db/database-errors";
import { lockServer } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { findReview, principalNames, type ReviewRecord } from "@/lib/review/lookup-service";

/** The namespace a review is about: taken from the stored server, never from the request. */
function namespaceOf(review: ReviewRecord): string {
  return review.version.server.namespace.name;
}

/** What an act on a review is done to. */
export function resourceOf(review: ReviewRecord): Required<Resource> {
  return { namespace: namespaceOf(review), catalog: review.catalog.slug };
}

/** A review the viewer may see, or `not_found` as if it did not exist. */
export async function visibleReview(tx: Tx, viewer: Viewer | null, id: string): Promise<ReviewRecord> {
  const review = await findReview(tx, id);
  if (!maySeeUnapproved(viewer, namespaceOf(review), review.catalog)) throw notFound();
  return review;
}

/** Locks everything decided about the review's server, then reads the review as it is now. */
export async function lockedReview(tx: Tx, viewer: Viewer, id: string): Promise<ReviewRecord> {
  const seen = await visibleReview(tx, viewer, id);
  await lockServer(tx, seen.version.server.id);
  return findReview(tx, id);
}

/** Refusals of the database that mean: a voter, a role or a policy changed between reading and commit. */
const OVERTAKEN: readonly string[] = ["QUORUM", "POLICY", "NOT_A_REVIEWER", "WRONG_ROUND_OR_DIGEST", "STALE"];

/**
 * A change that decides. What it rests on may change before it commits; the database refuses it then, and the caller is
 * told with `stale_review`.
 */
export async function decision<T>(caller: Caller, work: (step: Change) => Promise<T>): Promise<T> {
  try {
    return await change(caller, work);
  } catch (error) {
    const word = guardRefusal(error);
    if (word === undefined || !OVERTAKEN.includes(word)) throw error;
    throw new AppError("stale_review", "A right, a vote or the policy this decision rests on has just changed. Read the review again.");
  }
}

/** The loser of a race is told what happened, by whom and when (governance.md §2, §5.10). */
export async function expectRevision(tx: Tx, review: ReviewRecord, revision: number): Promise<void> {
  if (review.revision === revision) return;
  const who = (await principalNames(tx, [review.lastActorId])).get(review.lastActorId) ?? "gatehouse";
  const detail = `${who} ${review.lastChange} at ${review.updatedAt.toISOString()}; the review is now at revision ${review.revision} in state "${review.state}". Read it again.`;
  throw new AppError("stale_review", detail);
}
