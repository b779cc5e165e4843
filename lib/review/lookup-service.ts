import type { Prisma } from "@/prisma/generated/client";
import { type CheckedSubject, presentRun } from "@/lib/checks/present-run";
import type { Tx } from "@/lib/db/client";
import { notFound } from "@/lib/http/errors";
import { type Clock, clockAfter } from "@/lib/review/clock";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";
import type { ReviewState } from "@/lib/review/schema";

const REVIEW_FIELDS = {
  id: true,
  versionId: true,
  catalogId: true,
  revisionId: true,
  surfaceId: true,
  surfaceDigest: true,
  state: true,
  round: true,
  revision: true,
  assigneeId: true,
  submittedById: true,
  submittedAt: true,
  updatedAt: true,
  decidedAt: true,
  kind: true,
  risk: true,
  runningSince: true,
  waitedMs: true,
  lastChange: true,
  lastActorId: true,
  catalog: { select: { id: true, slug: true, audience: true } },
  manifestRevision: { select: { id: true, digest: true, raw: true, submittedById: true } },
  version: {
    select: {
      id: true,
      version: true,
      blockedAt: true,
      blockedById: true,
      blockReason: true,
      server: { select: { id: true, name: true, namespace: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.ReviewSelect;

type StoredReview = Prisma.ReviewGetPayload<{ select: typeof REVIEW_FIELDS }>;
export type ReviewRecord = Omit<StoredReview, "state" | "kind" | "risk"> & { state: ReviewState; kind: Kind; risk: Risk | null };

/** The words of these columns are ours: constraints of the database say so. */
const typed = (row: StoredReview): ReviewRecord => ({ ...row, state: row.state as ReviewState, kind: row.kind as Kind, risk: row.risk as Risk | null });

/** Of a review, what tells what is under review now. */
export interface ReviewSubject {
  surfaceDigest: string | null;
  manifestRevision: { digest: string };
}

/** What is under review now: what a run must have been over to count. Pure. */
export const subjectOf = ({ surfaceDigest, manifestRevision: { digest } }: ReviewSubject): CheckedSubject => ({ digest, surfaceDigest });

/** A review, or `not_found`. */
export async function findReview(tx: Tx, id: string): Promise<ReviewRecord> {
  const row = UUID.test(id) ? await tx.review.findUnique({ where: { id }, select: REVIEW_FIELDS }) : null;
  if (row === null) throw notFound();
  return typed(row);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The open reviews of a version, in every catalog. */
export async function openReviewsOfVersion(tx: Tx, versionId: string): Promise<ReviewRecord[]> {
  const rows = await tx.review.findMany({
    where: { versionId, state: { in: ["submitted", "in_review", "changes_requested"] } },
    select: REVIEW_FIELDS,
  });
  return rows.map(typed);
}

/** The reviews of a server that reviewers may vote on now, in catalogs that have given it no short key yet. */
export async function keylessReviewsOfServer(tx: Tx, serverId: string): Promise<ReviewRecord[]> {
  const rows = await tx.review.findMany({
    where: { version: { serverId }, state: { in: ["submitted", "in_review"] }, catalog: { keys: { none: { serverId } } } },
    select: REVIEW_FIELDS,
  });
  return rows.map(typed);
}

/** All reviews of a version, newest first. */
export async function reviewsOfVersion(tx: Tx, versionId: string): Promise<ReviewRecord[]> {
  const rows = await tx.review.findMany({ where: { versionId }, orderBy: { submittedAt: "desc" }, select: REVIEW_FIELDS });
  return rows.map(typed);
}

/** The newest reviews of any version of a server, each with its votes. */
export async function reviewsOfServer(tx: Tx, serverId: string, limit: number) {
  const rows = await tx.review.findMany({
    where: { version: { serverId } },
    orderBy: { submittedAt: "desc" },
    take: limit,
    select: { ...REVIEW_FIELDS, votes: { orderBy: { castAt: "asc" }, select: { voterId: true, decision: true, comment: true } } },
  });
  return rows.map((row) => ({ ...typed(row), votes: row.votes }));
}

/** A review as far as lists of versions name it. */
export interface ReviewOfVersion {
  id: string;
  versionId: string;
  state: ReviewState;
  catalog: { slug: string; audience: string };
}

/** All reviews of some versions, newest first. */
export async function reviewsOfVersions(tx: Tx, versionIds: readonly string[]): Promise<ReviewOfVersion[]> {
  const rows = await tx.review.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: { submittedAt: "desc" },
    select: { id: true, versionId: true, state: true, catalog: { select: { slug: true, audience: true } } },
  });
  return rows.map((row) => ({ ...row, state: row.state as ReviewState }));
}

/** The columns a change of a review may set; `revision`, `lastChange`, `lastActorId` and `updatedAt` are set by `updateReview`. */
export type ReviewUpdate = Partial<
  Pick<ReviewRecord, "state" | "round" | "revisionId" | "surfaceId" | "surfaceDigest" | "assigneeId" | "risk"> & { decidedAt: Date | null }
>;

/**
 * What follows from a change: the clock goes with the state, and other bytes, another surface or another round are of unknown
 * risk until their checks have finished.
 */
function consequences(review: Pick<ReviewRecord, "state"> & Clock, data: ReviewUpdate, now: Date): Partial<Clock & Pick<ReviewRecord, "risk">> {
  const judgesAnew = data.round !== undefined || data.surfaceId !== undefined;
  return { ...clockAfter(review, review.state, data.state ?? review.state, now), ...(judgesAnew && { risk: null }) };
}

/**
 * Changes a review by compare-and-swap on its revision, which grows by one, and keeps who did what for the loser of a
 * race. Returns false when somebody else was faster.
 */
export async function updateReview(
  tx: Tx,
  review: Pick<ReviewRecord, "id" | "revision" | "state"> & Clock,
  by: { actorId: string; what: string },
  data: ReviewUpdate,
): Promise<boolean> {
  const now = new Date();
  const { count } = await tx.review.updateMany({
    where: { id: review.id, revision: review.revision },
    data: { ...consequences(review, data, now), ...data, revision: review.revision + 1, lastChange: by.what, lastActorId: by.actorId, updatedAt: now },
  });
  return count === 1;
}

/** Names of principals by id; unknown ids are left out. */
export async function principalNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  const rows = await tx.principal.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Reviews by any filter, in the given order. */
export async function findReviews(
  tx: Tx,
  query: { where: Prisma.ReviewWhereInput; orderBy: Prisma.ReviewOrderByWithRelationInput[]; take: number },
): Promise<ReviewRecord[]> {
  const rows = await tx.review.findMany({ ...query, select: REVIEW_FIELDS });
  return rows.map(typed);
}

/** Reviews by id; those that do not exist are left out. */
export async function reviewsById(tx: Tx, ids: readonly string[]): Promise<Map<string, ReviewRecord>> {
  const rows = await tx.review.findMany({ where: { id: { in: [...ids] } }, select: REVIEW_FIELDS });
  return new Map(rows.map((row) => [row.id, typed(row)]));
}

type RunsOf = Pick<ReviewRecord, "id" | "round"> & ReviewSubject;

/** By review id the newest run of the present round, where it was over what is under review now; the others have no finished checks. */
function presentRuns<Run extends CheckedSubject & { reviewId: string }>(reviews: readonly RunsOf[], oldestFirst: readonly Run[]): Map<string, Run> {
  const newest = new Map(oldestFirst.map((run) => [run.reviewId, run]));
  return new Map(
    reviews.flatMap((review) => {
      const run = presentRun(newest.get(review.id), subjectOf(review));
      return run === null ? [] : [[review.id, run] as const];
    }),
  );
}

const runsOf = (reviews: readonly RunsOf[]) => ({
  where: { OR: reviews.map((review) => ({ reviewId: review.id, round: review.round })) },
  orderBy: [{ finishedAt: "asc" }, { id: "asc" }] satisfies Prisma.CheckRunOrderByWithRelationInput[],
});

/** The run that counts of each review, by review id, with as much of it as lists tell. */
export async function newestRuns(tx: Tx, reviews: readonly RunsOf[]): Promise<Map<string, ListedRun>> {
  return presentRuns(reviews, await tx.checkRun.findMany({ ...runsOf(reviews), select: { reviewId: true, ...LISTED_RUN } }));
}

const LISTED_RUN = {
  digest: true,
  surfaceDigest: true,
  outcomes: { select: { ruleId: true, title: true, status: true, enforced: true } },
  findings: { select: { ruleId: true, severity: true } },
} as const satisfies Prisma.CheckRunSelect;
export type ListedRun = Prisma.CheckRunGetPayload<{ select: typeof LISTED_RUN }>;

/** The findings of the run that counts, by review id. */
export async function newestFindings(tx: Tx, reviews: readonly RunsOf[]): Promise<Map<string, Prisma.FindingGetPayload<object>[]>> {
  const runs = presentRuns(reviews, await tx.checkRun.findMany({ ...runsOf(reviews), select: { reviewId: true, digest: true, surfaceDigest: true, findings: true } }));
  return new Map([...runs].map(([id, run]) => [id, run.findings]));
}
