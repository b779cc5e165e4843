import { describe, expect, it } from "vitest";
import { bulkRefusal, caseRefusal } from "@/lib/review/bulk";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";

const yes = { allowed: true, reason: null };
const met = { allow: true, unmet: [] };
const unmet = { allow: false, unmet: [] };

describe("one of many", () => {
  it.each<[string, Risk | null, boolean, boolean, string | null]>([
    ["takes what found nothing", "none", true, true, null],
    ["takes a finding up to low", "low", true, true, null],
    ["refuses anything above low", "medium", true, true, "risk"],
    ["refuses what is not checked", null, true, true, "not_checked"],
    ["refuses what needs another vote", "none", true, false, "policy_not_met"],
    ["refuses what the person may not approve, before all else", "critical", false, false, "own_submission"],
  ])("%s", (_case, risk, may, alone, refusal) => {
    expect(caseRefusal({ risk, approve: may ? yes : { allowed: false, reason: "own_submission" }, withVote: alone ? met : unmet })).toBe(refusal);
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
