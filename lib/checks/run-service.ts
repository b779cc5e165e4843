import type { CheckReport } from "@/lib/checks/schema";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db/client";

const RUN_FIELDS = {
  id: true,
  finishedAt: true,
  ruleSetDigest: true,
  surfaceDigest: true,
  outcomes: true,
  findings: true,
} as const satisfies Prisma.CheckRunSelect;

export type StoredRun = Prisma.CheckRunGetPayload<{ select: typeof RUN_FIELDS }>;

/** The newest finished run of a round, or null while none has finished. Only this one counts. */
export function latestRun(tx: Tx, reviewId: string, round: number): Promise<StoredRun | null> {
  return tx.checkRun.findFirst({ where: { reviewId, round }, orderBy: [{ finishedAt: "desc" }, { id: "desc" }], select: RUN_FIELDS });
}

export interface CheckedReview {
  reviewId: string;
  round: number;
  digest: string;
  surfaceDigest: string | null;
}

/** Stores a report; runs are append-only, a newer one supersedes the older. */
export async function storeRun(tx: Tx, checked: CheckedReview, report: CheckReport): Promise<string> {
  const run = await tx.checkRun.create({ data: { ...checked, ruleSetDigest: report.ruleSetDigest }, select: { id: true } });
  const outcomes = report.outcomes.map(({ findings: _findings, ...outcome }) => ({ runId: run.id, ...outcome }));
  await tx.checkOutcome.createMany({ data: outcomes });
  const findings = report.outcomes.flatMap((outcome) => outcome.findings).map((finding) => ({
    runId: run.id,
    ...finding,
    // PostgreSQL text holds no NUL; a pointer may contain one, since it quotes names from the submission.
    pointer: finding.pointer.replaceAll("\u0000", "\uFFFD"),
  }));
  await tx.finding.createMany({ data: findings });
  return run.id;
}
