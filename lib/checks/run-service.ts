import { isDeepStrictEqual } from "node:util";
import { type CheckedSubject, isRunOver } from "@/lib/checks/present-run";
import type { CheckReport } from "@/lib/checks/schema";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db/client";

const RUN_FIELDS = {
  id: true,
  finishedAt: true,
  ruleSetDigest: true,
  digest: true,
  surfaceDigest: true,
  outcomes: true,
  findings: true,
} as const satisfies Prisma.CheckRunSelect;

export type StoredRun = Prisma.CheckRunGetPayload<{ select: typeof RUN_FIELDS }>;

/** The newest finished run of a round, or null while none has finished. Only this one counts, and only for what it was over (`presentRun`). */
export function latestRun(tx: Tx, reviewId: string, round: number): Promise<StoredRun | null> {
  return tx.checkRun.findFirst({ where: { reviewId, round }, orderBy: [{ finishedAt: "desc" }, { id: "desc" }], select: RUN_FIELDS });
}

export interface CheckedReview extends CheckedSubject {
  reviewId: string;
  round: number;
}

/** The rows a report becomes, without what ties them to their run. */
function rowsOf(report: CheckReport) {
  return {
    outcomes: report.outcomes.map(({ findings: _findings, ...outcome }) => outcome),
    findings: report.outcomes
      .flatMap((outcome) => outcome.findings)
      // PostgreSQL text holds no NUL; a pointer may contain one, since it quotes names from the submission.
      .map((finding) => ({ ...finding, pointer: finding.pointer.replaceAll("\u0000", "\uFFFD") })),
  };
}

/** Rows as a set of texts: neither the order of rows nor that of their columns means anything, nor does which run they are of. */
function textsOf(rows: readonly object[]): string[] {
  const own = (row: object) => Object.entries(row).filter(([column]) => column !== "runId" && column !== "id");
  return rows.map((row) => JSON.stringify(own(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
}

/** The id of the newest run of the round when it was about the same and came to the very same report, else null. */
export async function runThatSaysTheSame(tx: Tx, checked: CheckedReview, report: CheckReport): Promise<string | null> {
  const newest = await latestRun(tx, checked.reviewId, checked.round);
  if (newest === null || !isRunOver(newest, checked)) return null;
  const { outcomes, findings } = rowsOf(report);
  const same =
    newest.ruleSetDigest === report.ruleSetDigest &&
    isDeepStrictEqual(textsOf(newest.outcomes), textsOf(outcomes)) &&
    isDeepStrictEqual(textsOf(newest.findings), textsOf(findings));
  return same ? newest.id : null;
}

/** Stores a report; runs are append-only, a newer one supersedes the older. */
export async function storeRun(tx: Tx, checked: CheckedReview, report: CheckReport): Promise<string> {
  const { outcomes, findings } = rowsOf(report);
  const run = await tx.checkRun.create({ data: { ...checked, ruleSetDigest: report.ruleSetDigest }, select: { id: true } });
  await tx.checkOutcome.createMany({ data: outcomes.map((outcome) => ({ runId: run.id, ...outcome })) });
  await tx.finding.createMany({ data: findings.map((finding) => ({ runId: run.id, ...finding })) });
  return run.id;
}
