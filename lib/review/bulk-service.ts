import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { policyInForce } from "@/lib/catalog/lookup-service";
import { suspendedCounts } from "@/lib/catalog/suspended-lookup-service";
import { prisma, type Tx } from "@/lib/db/client";
import { abilities } from "@/lib/review/abilities";
import { bulkRefusal, caseRefusal } from "@/lib/review/bulk";
import { involvedPeople, policyFacts } from "@/lib/review/facts";
import { resourceOf, visibleReview } from "@/lib/review/guards";
import { newestRuns, type ReviewRecord } from "@/lib/review/lookup-service";
import { evaluatePolicy, type PolicyFacts } from "@/lib/review/policy";
import type { Bulk, BulkCase, CheckSummary } from "@/lib/review/queue-schema";
import { checkSummary, riskReasons } from "@/lib/review/risk";

/**
 * Looks through reviews that somebody wants to approve with one reason: each with what its checks found, and with why it cannot be one of
 * them. Decides nothing: each gets its own vote, which is judged by itself. Throws `forbidden`, `person_required`, `not_found`.
 */
export async function bulkOf(viewer: Viewer, ids: readonly string[]): Promise<Bulk> {
  authorize(viewer, "review.vote");
  const tx = prisma();
  const reviews: ReviewRecord[] = [];
  const items: BulkCase[] = [];
  // One after another: together they would hold every connection of the process.
  for (const id of new Set(ids)) reviews.push(await visibleReview(tx, viewer, id));
  const suspended = await suspendedCounts(tx, viewer, reviews.map(({ version }) => version.server.id));
  for (const review of reviews) items.push(await bulkCase(tx, viewer, review, suspended(review.version.server.id)));
  return { refusal: bulkRefusal(items), items };
}

/** So many versions of its server are `suspended`. */
async function bulkCase(tx: Tx, viewer: Viewer, review: ReviewRecord, suspended: number): Promise<BulkCase> {
  const run = (await newestRuns(tx, [review])).get(review.id);
  const checks = run === undefined ? null : checkSummary(run.outcomes);
  return {
    id: review.id,
    server: review.version.server.name,
    version: review.version.version,
    catalog: review.catalog.slug,
    kind: review.kind,
    revision: review.revision,
    digest: review.manifestRevision.digest,
    reasons: riskReasons(run?.findings ?? [], run?.outcomes ?? [], suspended),
    checkSummary: checks,
    // Whoever suspended the server looked at one version: what came after it is read by itself.
    refusal: suspended > 0 ? "suspended_before" : await refusalOf(tx, viewer, review, checks),
  };
}

async function refusalOf(tx: Tx, viewer: Viewer, review: ReviewRecord, checks: CheckSummary | null): Promise<string | null> {
  const facts = await policyFacts(tx, review);
  const policy = await policyInForce(tx, review.catalogId);
  const involved = (await involvedPeople(tx, review.versionId)).ids.has(viewer.principalId);
  const votedInRound = facts.votes.filter(({ voterId }) => voterId === viewer.principalId).map(({ decision }) => decision);
  const { approve } = abilities(viewer, { state: review.state, ...resourceOf(review), involved, votedInRound, policyMet: false, everListed: false });
  const withVote = evaluatePolicy(withVoteOf(viewer, facts, involved), policy.document);
  return caseRefusal({ checks, risk: review.risk, approve: approve ?? { allowed: false, reason: null }, withVote });
}

function withVoteOf(viewer: Viewer, facts: PolicyFacts, involved: boolean): PolicyFacts {
  const mine = { voterId: viewer.principalId, decision: "approve", castAt: new Date(), roles: viewer.roles, enabled: true, involved } as const;
  return { ...facts, votes: [...facts.votes, mine] };
}
