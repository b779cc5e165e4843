import type { Rule } from "@/lib/checks/rule";
import type { CheckSwitches, RuleSwitch } from "@/lib/checks/schema";

/** A rule is on; its findings may block when it is a critical rule; it is never required by default. */
export function defaultSwitch(rule: Pick<Rule, "severity">): RuleSwitch {
  return { enabled: true, enforced: rule.severity === "critical", required: false };
}

/** The default switches of a rule set, by rule id. */
export function defaultSwitches(rules: readonly Pick<Rule, "id" | "severity">[]): CheckSwitches {
  return Object.fromEntries(rules.map((rule) => [rule.id, defaultSwitch(rule)]));
}
