import type { Rule } from "@/lib/checks/rule";
import type { CheckSwitches, RuleSwitch } from "@/lib/checks/schema";

/** A rule is on and its findings may block, as far as the policy says so; a verdict of it is not demanded. */
export function defaultSwitch(): RuleSwitch {
  return { enabled: true, enforced: true, required: false };
}

/** The default switches of a rule set, by rule id. */
export function defaultSwitches(rules: readonly Pick<Rule, "id">[]): CheckSwitches {
  return Object.fromEntries(rules.map((rule) => [rule.id, defaultSwitch()]));
}
