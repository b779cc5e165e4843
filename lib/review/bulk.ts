import { isLowRisk } from "@/lib/review/due";
import type { Bulk, CheckSummary } from "@/lib/review/queue-schema";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";
import type { PolicyVerdict, ReviewAbility } from "@/lib/review/schema";

/** What is true of one of several reviews that somebody wants to approve with one reason. */
export interface BulkFacts {
  /** How the checks of what is under review now ended; null when they have not finished. */
  checks: CheckSummary | null;
  risk: Risk | null;
  /** Whether this person may approve it now, and why not. */
  approve: ReviewAbility;
  /** What the policy would say with this person's vote. */
  withVote: PolicyVerdict;
}

/**
 * Why a review must be decided by itself, or null: only what this person's vote alone lets in, and of which all checks that apply
 * gave a verdict and say nothing above `low`, may be one of many (UX contract §3.2; §3.3: an error is never a pass). Codes; pages put them into words. Pure.
 */
export function caseRefusal({ checks, risk, approve, withVote }: BulkFacts): string | null {
  if (!approve.allowed) return approve.reason ?? "forbidden";
  if (checks === null || risk === null) return "not_checked";
  if (checks.silent > 0) return "check_silent";
  if (!isLowRisk(risk)) return "risk";
  return withVote.allow ? null : "policy_not_met";
}

/** Why cases do not go together: one reason speaks of one kind of question in one catalog. Pure. */
export function bulkRefusal(cases: readonly { kind: Kind; catalog: string }[]): Bulk["refusal"] {
  if (new Set(cases.map(({ kind }) => kind)).size > 1) return "different_kinds";
  return new Set(cases.map(({ catalog }) => catalog)).size > 1 ? "different_catalogs" : null;
}
