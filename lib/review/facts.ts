import type { GlobalRole } from "@/lib/access/schema";
import { type JudgedRun, latestRuns } from "@/lib/checks/latest-runs-service";
import { presentRun } from "@/lib/checks/present-run";
import type { Tx } from "@/lib/db/client";
import { rowsBy } from "@/lib/db/rows-by";
import type { PolicyFacts, VoteFact } from "@/lib/review/policy";
import { type ReviewRecord, type ReviewSubject, subjectOf } from "@/lib/review/lookup-service";
import type { Decision } from "@/lib/review/schema";

/** Who had a hand in a version, and whether a revision of it came from the bootstrap robot. */
interface Involved {
  ids: Set<string>;
  bootstrap: boolean;
}

const NOBODY: Involved = { ids: new Set(), bootstrap: false };

/** Everybody who submitted, declared tools of, or answers for a robot that did, any revision of each version. */
async function involvedInVersions(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Involved>> {
  const rows = await tx.$queryRaw<{ version: string; person: string; bootstrap: boolean }[]>`
    WITH revision AS (SELECT * FROM manifest_revision WHERE version_id = ANY(${[...versionIds]}::uuid[]))
    SELECT hand.version, p.id AS person, hand.submitted AND p.bootstrap AS bootstrap FROM (
      SELECT version_id AS version, submitted_by_id AS person, true AS submitted FROM revision
      UNION SELECT version_id, responsible_id, false FROM revision
      UNION SELECT m.version_id, s.declared_by_id, false FROM tool_surface s JOIN revision m ON m.id = s.revision_id
      UNION SELECT m.version_id, s.responsible_id, false FROM tool_surface s JOIN revision m ON m.id = s.revision_id
    ) AS hand JOIN principal p ON p.id = hand.person`;
  const involved = new Map<string, Involved>();
  for (const { version, person, bootstrap } of rows) {
    const known = involved.get(version) ?? { ids: new Set(), bootstrap: false };
    involved.set(version, { ids: known.ids.add(person), bootstrap: known.bootstrap || bootstrap });
  }
  return involved;
}

/** `involvedInVersions` for one. */
export async function involvedPeople(tx: Tx, versionId: string): Promise<Involved> {
  return (await involvedInVersions(tx, [versionId])).get(versionId) ?? NOBODY;
}

/** What of a review its facts are gathered by. */
export type JudgedReview = Pick<ReviewRecord, "id" | "round" | "versionId"> & ReviewSubject;

type ApprovalFacts = Pick<PolicyFacts, "votes" | "submittedByBootstrap">;

interface StoredVote {
  reviewId: string;
  voterId: string;
  decision: string;
  castAt: Date;
  roles: string[];
  enabled: boolean;
}

/** The votes of the present round of each review, with what is true of the voters now. */
async function votesOf(tx: Tx, reviews: readonly Pick<JudgedReview, "id" | "round">[]): Promise<Map<string, StoredVote[]>> {
  const votes = await tx.$queryRaw<StoredVote[]>`
    SELECT v.review_id AS "reviewId", v.voter_id AS "voterId", v.decision, v.cast_at AS "castAt", coalesce(p.kind = 'user' AND p.disabled_at IS NULL, false) AS enabled,
      ARRAY(SELECT role FROM principal_role r WHERE r.principal_id = v.voter_id) AS roles
    FROM vote v JOIN unnest(${reviews.map(({ id }) => id)}::uuid[], ${reviews.map(({ round }) => round)}::int[]) AS wanted(review, round)
      ON v.review_id = wanted.review AND v.round = wanted.round
    LEFT JOIN principal p ON p.id = v.voter_id
    ORDER BY v.cast_at`;
  return rowsBy(votes, ({ reviewId }) => reviewId);
}

/**
 * The stored facts a policy is judged on, of many reviews in a handful of queries: votes of the present round with what is
 * true of the voters now, and the newest checks of what is under review now. A run over an earlier tool surface says
 * nothing about the present one.
 */
export async function policyFactsOf(tx: Tx, reviews: readonly JudgedReview[]): Promise<Map<string, PolicyFacts>> {
  // One after another: inside a transaction they share one connection.
  const votes = await votesOf(tx, reviews);
  const involved = await involvedInVersions(tx, reviews.map(({ versionId }) => versionId));
  const runs = await latestRuns(tx, reviews);
  return new Map(
    reviews.map((review) => {
      const current = presentRun(runs.get(review.id), subjectOf(review));
      return [review.id, factsOf(votes.get(review.id) ?? [], involved.get(review.versionId) ?? NOBODY, current)];
    }),
  );
}

/** `policyFactsOf` for one. */
export async function policyFacts(tx: Tx, review: JudgedReview): Promise<PolicyFacts> {
  const facts = (await policyFactsOf(tx, [review])).get(review.id);
  if (facts === undefined) throw new Error("facts are gathered for every review that was asked for");
  return facts;
}

/** Of the facts about one review those that approvals are counted by, without its checks. */
export async function approvalFacts(tx: Tx, { id, round, versionId }: Pick<JudgedReview, "id" | "round" | "versionId">): Promise<ApprovalFacts> {
  const votes = await votesOf(tx, [{ id, round }]);
  return approvalFactsOf(votes.get(id) ?? [], await involvedPeople(tx, versionId));
}

function approvalFactsOf(votes: readonly StoredVote[], involved: Involved): ApprovalFacts {
  return {
    votes: votes.map(({ reviewId: _review, decision, roles, ...vote }): VoteFact => ({ ...vote, decision: decision as Decision, roles: roles as GlobalRole[], involved: involved.ids.has(vote.voterId) })),
    submittedByBootstrap: involved.bootstrap,
  };
}

function factsOf(votes: readonly StoredVote[], involved: Involved, run: JudgedRun | null): PolicyFacts {
  return {
    ...approvalFactsOf(votes, involved),
    checks: run?.outcomes.map(({ ruleId, status, required }) => ({ ruleId, status, required })) ?? null,
    findings: enforcedFindings(run),
  };
}

/** Only rules that are enforced may block (trust.md §5.3); the others inform. */
function enforcedFindings(run: JudgedRun | null): PolicyFacts["findings"] {
  const enforced = new Set((run?.outcomes ?? []).filter((outcome) => outcome.enforced).map((outcome) => outcome.ruleId));
  return (run?.findings ?? []).filter((finding) => enforced.has(finding.ruleId)).map(({ ruleId, severity }) => ({ ruleId, severity }));
}
