import { describe, expect, it } from "vitest";
import { bulkRefusal, caseRefusal } from "@/lib/review/bulk";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";
import type { CheckSummary } from "@/lib/review/queue-schema";

const yes = { allowed: true, reason: null };
const PASSED: CheckSummary = { passed: 9, failed: 0, silent: 0 };
const met = { allow: true, unmet: [] };
const unmet = { allow: false, unmet: [] };

describe("one of many", () => {
  it.each<[string, CheckSummary | null, Risk | null, boolean, boolean, string | null]>([
    ["takes what found nothing", PASSED, "none", true, true, null],
    ["takes a finding up to low", { ...PASSED, failed: 1 }, "low", true, true, null],
    ["refuses anything above low", { ...PASSED, failed: 1 }, "medium", true, true, "risk"],
    ["refuses what is not checked", null, null, true, true, "not_checked"],
    ["refuses what is not checked, whatever was known before", null, "none", true, true, "not_checked"],
    ["refuses what a check could not look at, although nothing was found", { ...PASSED, silent: 1 }, "none", true, true, "check_silent"],
    ["refuses what needs another vote", PASSED, "none", true, false, "policy_not_met"],
    ["refuses what the person may not approve, before all else", { ...PASSED, silent: 1 }, "critical", false, false, "own_submission"],
  ])("%s", (_case, checks, risk, may, alone, refusal) => {
    expect(caseRefusal({ checks, risk, approve: may ? yes : { allowed: false, reason: "own_submission" }, withVote: alone ? met : unmet })).toBe(refusal);
  });
});

describe("many together", () => {
  const of = (kind: Kind, catalog: string) => ({ kind, catalog });
  it.each([
    ["equal ones", [of("new", "a"), of("new", "a")], null],
    ["different kinds", [of("new", "a"), of("version", "a")], "different_kinds"],
    ["different catalogs", [of("new", "a"), of("new", "b")], "different_catalogs"],
  ])("%s", (_case, cases, refusal) => expect(bulkRefusal(cases)).toBe(refusal));
});
