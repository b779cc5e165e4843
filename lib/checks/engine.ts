import { createHash } from "node:crypto";
import { RULES, ruleSetDigest } from "@/lib/checks/registry";
import type { CheckInput, RawFinding, Rule } from "@/lib/checks/rule";
import type { CheckOutcome, CheckReport, CheckResultStatus, CheckSwitches, Finding, RuleSwitch } from "@/lib/checks/schema";
import { defaultSwitch } from "@/lib/checks/switches";
import { excerpt } from "@/lib/checks/unicode";

const MAX_FINDINGS_PER_RULE = 100;

/**
 * Runs the whole rule set over one submission. Total: never throws, one outcome per rule in registry order, the same
 * input gives the same report (trust.md §3.3). A rule without a switch gets its default one.
 */
export function runChecks(input: CheckInput, switches: CheckSwitches): CheckReport {
  return { ruleSetDigest: ruleSetDigest(), outcomes: RULES.map((rule) => runRule(rule, input, switches)) };
}

/**
 * Runs one rule. A disabled rule is SKIPPED; a rule that throws is UNAVAILABLE and never PASS; without a tool surface
 * a rule that needs one is MISSING, unless it already found something in the manifest (see `RuleSubject`).
 */
export function runRule(rule: Rule, input: CheckInput, switches: CheckSwitches): CheckOutcome {
  const ruleSwitch = Object.hasOwn(switches, rule.id) ? switches[rule.id] : undefined;
  const outcome = outcomeBuilder(rule, ruleSwitch ?? defaultSwitch());
  if (ruleSwitch?.enabled === false) return outcome("SKIPPED", [], "The rule is switched off.");
  if (rule.subject === "surface" && input.surface === null) return outcome("MISSING", [], "No tool surface was declared.");
  try {
    const findings = capped(rule, rule.evaluate(input).map((raw) => toFinding(rule, raw)));
    if (findings.length > 0) return outcome("FAIL", findings, null);
  } catch (error) {
    return outcome("UNAVAILABLE", [], `The rule could not be carried out: ${excerpt(error instanceof Error ? error.message : String(error))}.`);
  }
  if (rule.subject === "both" && input.surface === null) {
    return outcome("MISSING", [], "The manifest is clean, but no tool surface was declared.");
  }
  return outcome("PASS", [], null);
}

const outcomeBuilder =
  (rule: Rule, { enforced, required }: RuleSwitch) =>
  (status: CheckResultStatus, findings: Finding[], note: string | null): CheckOutcome => ({
    ruleId: rule.id,
    title: rule.title,
    status,
    enforced,
    required,
    findings,
    ruleVersion: rule.version,
    note,
  });

const sha256 = (parts: readonly string[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Identity of a hit for waivers: rule, place and what was seen there, but not how we word it. */
function toFinding(rule: Rule, raw: RawFinding): Finding {
  const evidence = excerpt(raw.evidence);
  return {
    ruleId: rule.id,
    severity: raw.severity ?? rule.severity,
    pointer: raw.pointer,
    message: raw.message,
    evidence,
    fingerprint: sha256([rule.id, raw.pointer, evidence]),
    references: [...rule.references],
  };
}

/**
 * Bounds what a hostile submission can make us store. The last finding stands for all that were left out and is
 * identified by them, so waiving the ones shown never waives those behind.
 */
function capped(rule: Rule, findings: Finding[]): Finding[] {
  if (findings.length <= MAX_FINDINGS_PER_RULE) return findings;
  const shown = findings.slice(0, MAX_FINDINGS_PER_RULE - 1);
  const rest = findings.slice(shown.length);
  const digest = sha256(rest.map((finding) => finding.fingerprint));
  const message = `${rest.length} more findings of this rule are not listed one by one.`;
  return [...shown, toFinding(rule, { pointer: "", message, evidence: `${rest.length} findings, sha256:${digest}` })];
}
