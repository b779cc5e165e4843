import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { factsOf } from "@/lib/catalog/latest";
import { listingState } from "@/lib/catalog/listing-state";
import { type ListingRow, listingsOfVersion, policyInForce } from "@/lib/catalog/lookup-service";
import { type StandingSuspension, standingSuspensions, suspensionIn } from "@/lib/catalog/standing-suspensions";
import { suspendedCounts } from "@/lib/catalog/suspended-lookup-service";
import { presentRun } from "@/lib/checks/present-run";
import { latestRun, type StoredRun } from "@/lib/checks/run-service";
import type { Severity } from "@/lib/checks/schema";
import { prisma, type Tx } from "@/lib/db/client";
import { diffBase } from "@/lib/review/base";
import { abilities } from "@/lib/review/abilities";
import { checksAwaitedSince } from "@/lib/review/clock";
import { dueTargets } from "@/lib/review/due-service";
import { involvedPeople, policyFacts } from "@/lib/review/facts";
import { resourceOf, visibleReview } from "@/lib/review/guards";
import { countingApprovals, evaluatePolicy, type PolicyFacts } from "@/lib/review/policy";
import { principalNames, type ReviewRecord, subjectOf } from "@/lib/review/lookup-service";
import { type Names, person, toRow } from "@/lib/review/row";
import type { Decision, Review } from "@/lib/review/schema";

type ViewedVote = Awaited<ReturnType<typeof allVotes>>[number];
type Comment = Awaited<ReturnType<typeof thread>>[number];

async function thread(tx: Tx, review: ReviewRecord, viewer: Viewer) {
  const internal = can(viewer, "internal.read", resourceOf(review));
  return tx.reviewComment.findMany({
    where: { reviewId: review.id, ...(internal ? {} : { visibility: "publisher" }) },
    orderBy: { at: "asc" },
  });
}

async function allVotes(tx: Tx, review: ReviewRecord, facts: PolicyFacts) {
  const counting = new Set(countingApprovals(facts).map((vote) => vote.voterId));
  const votes = await tx.vote.findMany({ where: { reviewId: review.id }, orderBy: { castAt: "asc" }, include: { evidence: { select: { digest: true } } } });
  return votes.map((vote) => ({ ...vote, counts: vote.round === review.round && vote.decision === "approve" && counting.has(vote.voterId) }));
}

async function surfaceOf(tx: Tx, { surfaceId }: ReviewRecord) {
  return surfaceId === null ? null : tx.surfaceRecord.findUnique({ where: { id: surfaceId } });
}

const checkViews = (run: StoredRun | null): Review["checks"] =>
  (run?.outcomes ?? []).map(({ ruleId, title, status, enforced, required }) => ({ ruleId, title, status: status as Review["checks"][number]["status"], enforced, required }));

const findingViews = (run: StoredRun | null): Review["findings"] =>
  (run?.findings ?? []).map(({ runId: _run, severity, ...finding }) => ({ ...finding, severity: severity as Severity }));

/** Of a version's listings the one in the catalog of a review, and the suspension that an approval there does not lift. Pure. */
function standingHere({ catalogId, catalog: { slug }, version }: ReviewRecord, listings: readonly ListingRow[]): { listing: ListingRow | null; suspension: StandingSuspension | null } {
  const listing = listings.find((row) => row.catalogId === catalogId) ?? null;
  return { listing, suspension: suspensionIn({ slug, isListed: listing !== null }, standingSuspensions(version, listings)) };
}

function toldSuspension(viewer: Viewer, suspension: StandingSuspension | null, names: Names): Review["suspension"] {
  if (suspension === null) return null;
  const { at, byId, reason } = suspension;
  const by = can(viewer, "console.enter") ? (names.get(byId ?? "") ?? null) : null;
  return { at: at.toISOString(), by, reason };
}

function voteView({ id, voterId, decision, comment, round, castAt, counts, evidence }: ViewedVote, names: Names, readsInternal: boolean): Review["votes"][number] {
  return { id, voter: person(names, voterId), decision: decision as Decision, comment, round, castAt: castAt.toISOString(), counts, evidence: readsInternal ? (evidence?.digest ?? null) : null };
}

function commentView({ id, authorId, text, visibility, pointer, at }: Comment, names: Names): Review["comments"][number] {
  return { id, author: person(names, authorId), text, visibility: visibility as "publisher" | "internal", pointer, at: at.toISOString() };
}

/** The whole review as this viewer may see it. Internal comments only for those who review. */
export async function reviewView(viewer: Viewer | null, id: string): Promise<Review> {
  const tx = prisma();
  const review = await visibleReview(tx, viewer, id);
  if (viewer === null) throw new Error("visibleReview lets nobody through without a viewer");
  const [facts, newest, comments, involved, base] = await Promise.all([
    policyFacts(tx, review),
    latestRun(tx, review.id, review.round),
    thread(tx, review, viewer),
    involvedPeople(tx, review.versionId),
    diffBase(tx, review),
  ]);
  const run = presentRun(newest, subjectOf(review));
  const policy = await policyInForce(tx, review.catalogId);
  const serverId = review.version.server.id;
  const [votes, conclusion, suspended, listings] = await Promise.all([
    allVotes(tx, review, facts),
    tx.conclusion.findUnique({ where: { reviewId: review.id }, select: { concludedById: true, at: true, digest: true } }),
    suspendedCounts(tx, viewer, [serverId]),
    listingsOfVersion(tx, review.versionId),
  ]);
  const { listing, suspension } = standingHere(review, listings);
  const surface = await surfaceOf(tx, review);
  const ids = [review.submittedById, review.assigneeId, ...[conclusion?.concludedById, suspension?.byId].map((id) => id ?? null), ...votes.map((vote) => vote.voterId), ...comments.map((entry) => entry.authorId)];
  const names = await principalNames(tx, ids);
  const verdict = evaluatePolicy(facts, policy.document);
  const readsInternal = can(viewer, "internal.read", resourceOf(review));
  return {
    ...toRow(review, names, run, { targets: await dueTargets(tx), now: new Date() }, suspended(serverId)),
    manifest: JSON.parse(Buffer.from(review.manifestRevision.raw).toString("utf8")) as unknown,
    surface: surface?.document ?? null,
    checks: checkViews(run),
    checksAwaitedSince: run === null ? (checksAwaitedSince(review, surface)?.toISOString() ?? null) : null,
    findings: findingViews(run),
    diffBase: base,
    votes: votes.map((vote) => voteView(vote, names, readsInternal)),
    conclusion: conclusion && { by: person(names, conclusion.concludedById), at: conclusion.at.toISOString(), evidence: readsInternal ? conclusion.digest : null },
    comments: comments.map((comment) => commentView(comment, names)),
    policy: verdict,
    listed: listing && listingState(factsOf(listing), new Date()),
    suspension: toldSuspension(viewer, suspension, names),
    can: abilities(viewer, {
      state: review.state,
      ...resourceOf(review),
      involved: involved.ids.has(viewer.principalId),
      votedInRound: votes.filter((vote) => vote.round === review.round && vote.voterId === viewer.principalId).map((vote) => vote.decision),
      policyMet: verdict.allow,
      everListed: listings.length > 0,
    }),
  };
}
