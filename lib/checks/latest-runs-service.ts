import type { CheckedSubject } from "@/lib/checks/present-run";
import { type CheckResultStatus, checkResultStatusSchema, type Severity, severitySchema } from "@/lib/checks/schema";
import type { Tx } from "@/lib/db/client";
import { rowsBy } from "@/lib/db/rows-by";

/** Of a run, what a policy is judged on. */
export interface JudgedRun extends CheckedSubject {
  outcomes: { ruleId: string; status: CheckResultStatus; enforced: boolean; required: boolean }[];
  findings: { ruleId: string; severity: Severity }[];
}

interface RunRow {
  review: string;
  run: string;
  digest: string;
  surface: string | null;
}

/** The newest finished run of the given round of each review, in three queries however many there are. Reviews without one are left out. */
export async function latestRuns(tx: Tx, reviews: readonly { id: string; round: number }[]): Promise<Map<string, JudgedRun>> {
  const newest = await tx.$queryRaw<RunRow[]>`
    SELECT DISTINCT ON (c.review_id) c.review_id AS review, c.id AS run, c.digest, c.surface_digest AS surface
    FROM check_run c JOIN unnest(${reviews.map(({ id }) => id)}::uuid[], ${reviews.map(({ round }) => round)}::int[]) AS wanted(review, round)
      ON c.review_id = wanted.review AND c.round = wanted.round
    ORDER BY c.review_id, c.finished_at DESC, c.id DESC`;
  const runs = newest.map(({ run }) => run);
  const outcomes = await tx.$queryRaw<{ run: string; ruleId: string; status: string; enforced: boolean; required: boolean }[]>`
    SELECT run_id AS run, rule_id AS "ruleId", status, enforced, required FROM check_outcome WHERE run_id = ANY(${runs}::uuid[])`;
  const findings = await tx.$queryRaw<{ run: string; ruleId: string; severity: string }[]>`
    SELECT run_id AS run, rule_id AS "ruleId", severity FROM finding WHERE run_id = ANY(${runs}::uuid[])`;
  const outcomesOf = rowsBy(outcomes, ({ run }) => run);
  const findingsOf = rowsBy(findings, ({ run }) => run);
  return new Map(
    newest.map(({ review, run, digest, surface }) => [
      review,
      {
        digest,
        surfaceDigest: surface,
        outcomes: (outcomesOf.get(run) ?? []).map(({ run: _run, status, ...outcome }) => ({ ...outcome, status: checkResultStatusSchema.parse(status) })),
        findings: (findingsOf.get(run) ?? []).map(({ ruleId, severity }) => ({ ruleId, severity: severitySchema.parse(severity) })),
      },
    ]),
  );
}
