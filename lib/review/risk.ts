import type { CheckReport, Severity } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import type { CheckSummary, RiskReason } from "@/lib/review/queue-schema";
import { type Risk, SUSPENDED_REASON } from "@/lib/review/queue-names-schema";

/** What stored findings and outcomes look like to those who only count them. */
interface FindingFact {
  ruleId: string;
  severity: string;
}
interface OutcomeFact {
  ruleId: string;
  title: string;
  status: string;
}

/** The worst severity of some findings, or null. */
export function worstSeverity(severities: readonly string[]): Severity | null {
  return [...SEVERITIES].reverse().find((severity) => severities.includes(severity)) ?? null;
}

/** What a report comes to: `none`, or its worst severity. */
export function riskOf(report: Pick<CheckReport, "outcomes">): Risk {
  return worstSeverity(report.outcomes.flatMap(({ findings }) => findings.map(({ severity }) => severity))) ?? "none";
}

/** The reason that no rule found: versions of the server are suspended, and a new one inherits nothing of that (governance.md §5.9). */
const SUSPENDED_BEFORE = { ruleId: SUSPENDED_REASON, title: "Suspended versions of this server", severity: "critical" } as const;

/**
 * Why something is risky: versions of the server that are suspended, then the rules that found something, worst first, then in the order of
 * the run. The first one is the top reason. Pure.
 */
export function riskReasons(findings: readonly FindingFact[], outcomes: readonly OutcomeFact[], suspended = 0): RiskReason[] {
  const reasons = [...new Set(findings.map(({ ruleId }) => ruleId))].flatMap((ruleId) => {
    const own = findings.filter((finding) => finding.ruleId === ruleId).map(({ severity }) => severity);
    const severity = worstSeverity(own);
    const title = outcomes.find((outcome) => outcome.ruleId === ruleId)?.title ?? ruleId;
    return severity === null ? [] : [{ ruleId, title, severity, count: own.length }];
  });
  const place = ({ ruleId }: RiskReason) => outcomes.findIndex((outcome) => outcome.ruleId === ruleId);
  const found = reasons.sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || place(a) - place(b));
  return suspended === 0 ? found : [{ ...SUSPENDED_BEFORE, count: suspended }, ...found];
}

/**
 * How the rules of a run ended. `silent` counts those that could not be carried out; a rule that needs what was not submitted, or
 * is switched off, has nothing to say and is not counted. Pure.
 */
export function checkSummary(outcomes: readonly Pick<OutcomeFact, "status">[]): CheckSummary {
  const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
  return { passed: count("PASS"), failed: count("FAIL"), silent: count("UNAVAILABLE") };
}
