import type { GlobalRole } from "@/lib/access/schema";
import { latestRun, type StoredRun } from "@/lib/checks/run-service";
import type { Tx } from "@/lib/db/client";
import { type CheckResultStatus, severitySchema } from "@/lib/checks/schema";
import type { PolicyFacts, VoteFact } from "@/lib/review/policy";
import type { ReviewRecord } from "@/lib/review/lookup-service";
import type { Decision } from "@/lib/review/schema";

/** Everybody who submitted, declared tools of, or answers for a robot that did, any revision of a version. */
export async function involvedPeople(tx: Tx, versionId: string): Promise<{ ids: Set<string>; bootstrap: boolean }> {
  const rows = await tx.$queryRaw<{ person: string; bootstrap: boolean }[]>`
    SELECT p.id AS person, p.bootstrap FROM principal p WHERE p.id IN (
      SELECT submitted_by_id FROM manifest_revision WHERE version_id = ${versionId}::uuid
      UNION SELECT responsible_id FROM manifest_revision WHERE version_id = ${versionId}::uuid
      UNION SELECT s.declared_by_id FROM tool_surface s JOIN manifest_revision m ON m.id = s.revision_id WHERE m.version_id = ${versionId}::uuid
      UNION SELECT s.responsible_id FROM tool_surface s JOIN manifest_revision m ON m.id = s.revision_id WHERE m.version_id = ${versionId}::uuid)`;
  const submitters = await tx.manifestRevision.findMany({ where: { versionId }, select: { submittedById: true } });
  const bootstrapIds = new Set(rows.filter((row) => row.bootstrap).map((row) => row.person));
  return { ids: new Set(rows.map((row) => row.person)), bootstrap: submitters.some((row) => bootstrapIds.has(row.submittedById)) };
}

/**
 * The stored facts a policy is judged on: votes of this round with what is true of the voters now, and the newest checks
 * of what is under review now. A run over an earlier tool surface says nothing about the present one.
 */
export async function policyFacts(tx: Tx, review: ReviewRecord): Promise<PolicyFacts> {
  // One after another: inside a transaction they share one connection.
  const votes = await tx.vote.findMany({ where: { reviewId: review.id, round: review.round }, orderBy: { castAt: "asc" } });
  const involved = await involvedPeople(tx, review.versionId);
  const newest = await latestRun(tx, review.id, review.round);
  const run = newest?.surfaceDigest === review.surfaceDigest ? newest : null;
  const voters = await tx.principal.findMany({
    where: { id: { in: votes.map((vote) => vote.voterId) } },
    select: { id: true, disabledAt: true, kind: true, roles: { select: { role: true } } },
  });
  const byId = new Map(voters.map((voter) => [voter.id, voter]));
  const voteFacts = votes.map((vote): VoteFact => {
    const voter = byId.get(vote.voterId);
    return {
      voterId: vote.voterId,
      decision: vote.decision as Decision,
      castAt: vote.castAt,
      roles: (voter?.roles ?? []).map(({ role }) => role as GlobalRole),
      enabled: voter !== undefined && voter.kind === "user" && voter.disabledAt === null,
      involved: involved.ids.has(vote.voterId),
    };
  });
  return {
    votes: voteFacts,
    submittedByBootstrap: involved.bootstrap,
    checks: run?.outcomes.map(({ ruleId, status, required }) => ({ ruleId, status: status as CheckResultStatus, required })) ?? null,
    findings: enforcedFindings(run),
  };
}

/** Only rules that are enforced may block (trust.md §5.3); the others inform. */
function enforcedFindings(run: StoredRun | null): PolicyFacts["findings"] {
  const enforced = new Set((run?.outcomes ?? []).filter((outcome) => outcome.enforced).map((outcome) => outcome.ruleId));
  return (run?.findings ?? [])
    .filter((finding) => enforced.has(finding.ruleId))
    .map((finding) => ({ ruleId: finding.ruleId, severity: severitySchema.parse(finding.severity) }));
}
