import { dueOf } from "@/lib/review/due";
import type { DueTargets } from "@/lib/review/due-schema";
import { isOpen } from "@/lib/review/machine";
import { checkSummary, riskReasons, worstSeverity } from "@/lib/review/risk";
import type { ListedRun, ReviewRecord } from "@/lib/review/lookup-service";
import type { ReviewRow } from "@/lib/review/schema";

export type Names = ReadonlyMap<string, string>;
export const person = (names: Names, id: string) => ({ id, name: names.get(id) ?? "unknown" });

/** When and by what targets a row is judged: the same for every row of a page. */
export interface Judged {
  targets: DueTargets;
  now: Date;
}

/** A queue row of a review; `run` is the one that counts (`presentRun`), if one has finished; so many versions of its server are `suspended`. Pure. */
export function toRow(review: ReviewRecord, names: Names, run: ListedRun | null, { targets, now }: Judged, suspended: number): ReviewRow {
  const findings = run?.findings ?? [];
  return {
    id: review.id,
    server: review.version.server.name,
    version: review.version.version,
    catalog: review.catalog.slug,
    kind: review.kind,
    state: review.state,
    round: review.round,
    revision: review.revision,
    digest: review.manifestRevision.digest,
    surfaceDigest: review.surfaceDigest,
    submittedBy: person(names, review.submittedById),
    submittedAt: review.submittedAt.toISOString(),
    updatedAt: review.updatedAt.toISOString(),
    assignee: review.assigneeId === null ? null : person(names, review.assigneeId),
    risk: worstSeverity(findings.map(({ severity }) => severity)),
    reasons: riskReasons(findings, run?.outcomes ?? [], suspended),
    findingCount: findings.length,
    checkSummary: run === null ? null : checkSummary(run.outcomes),
    due: dueOf(review, targets, now, !isOpen(review.state)),
  };
}
