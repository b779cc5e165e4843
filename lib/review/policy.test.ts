import { describe, expect, it } from "vitest";
import type { GlobalRole } from "@/lib/access/schema";
import { DEFAULT_POLICY, type PolicyDocument } from "@/lib/catalog/policy-schema";
import type { CheckResultStatus } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import { countedRoles, countingApprovals, discounted, evaluatePolicy, type PolicyFacts, type VoteFact } from "@/lib/review/policy";

let clock = 0;
/** Votes in the order they are made here. */
function vote(voterId: string, roles: GlobalRole[], more: Partial<VoteFact> = {}): VoteFact {
  clock += 1;
  return { voterId, decision: "approve", castAt: new Date(clock), roles, enabled: true, involved: false, ...more };
}

function facts(votes: VoteFact[], more: Partial<PolicyFacts> = {}): PolicyFacts {
  return { votes, submittedByBootstrap: false, checks: [], findings: [], ...more };
}

const policy = (more: Partial<PolicyDocument> = {}): PolicyDocument => ({ ...DEFAULT_POLICY, ...more });
const demands = (min: number, roles: PolicyDocument["approvals"]["roles"] = {}) => policy({ approvals: { min, roles } });
const codes = (given: PolicyFacts, document: PolicyDocument) => evaluatePolicy(given, document).unmet.map(({ code }) => code);

const check = (ruleId: string, status: CheckResultStatus, required = false) => ({ ruleId, status, required });

const reviewer = (id: string) => vote(id, ["viewer", "reviewer"]);
const security = (id: string) => vote(id, ["viewer", "security_reviewer"]);
const admin = (id: string) => vote(id, ["viewer", "admin"]);
const both = (id: string) => vote(id, ["viewer", "security_reviewer", "admin"]);

describe("approvals", () => {
  it.each<[string, VoteFact[], PolicyDocument, string[]]>([
    ["nobody", [], demands(1), ["approvals_missing"]],
    ["a reviewer", [reviewer("a")], demands(1), []],
    ["a security reviewer", [security("a")], demands(1), []],
    ["an admin", [admin("a")], demands(1), []],
    ["one of two", [reviewer("a")], demands(2), ["approvals_missing"]],
    ["two of two", [reviewer("a"), reviewer("b")], demands(2), []],
    ["the same person twice", [reviewer("a"), reviewer("a")], demands(2), ["approvals_missing"]],
    ["prod: two without a security reviewer", [reviewer("a"), admin("b")], demands(2, { security_reviewer: 1 }), ["role_missing_security_reviewer"]],
    ["prod: one security reviewer alone", [security("a")], demands(2, { security_reviewer: 1 }), ["approvals_missing"]],
    ["prod: met", [reviewer("a"), security("b")], demands(2, { security_reviewer: 1 }), []],
    ["two seats, one versatile person", [both("a")], demands(1, { security_reviewer: 1, admin: 1 }), ["role_missing_admin"]],
    ["two seats, versatile first", [both("a"), security("b")], demands(2, { security_reviewer: 1, admin: 1 }), []],
    ["two seats, versatile last", [security("b"), both("a")], demands(2, { security_reviewer: 1, admin: 1 }), []],
    ["two seats of one role, one holder", [security("a"), admin("b")], demands(2, { security_reviewer: 2 }), ["role_missing_security_reviewer"]],
    [
      "a chain of three",
      [vote("a", ["reviewer", "security_reviewer", "admin"]), vote("b", ["reviewer", "security_reviewer"]), vote("c", ["reviewer"])],
      demands(3, { reviewer: 1, security_reviewer: 1, admin: 1 }),
      [],
    ],
    ["nothing at all for prod", [], demands(2, { security_reviewer: 1 }), ["approvals_missing", "role_missing_security_reviewer"]],
  ])("%s", (_what, votes, document, unmet) => {
    expect(codes(facts(votes), document)).toEqual(unmet);
    expect(codes(facts([...votes].reverse()), document)).toEqual(unmet);
    expect(evaluatePolicy(facts(votes), document).allow).toBe(unmet.length === 0);
  });

  it.each<[string, VoteFact[], PolicyDocument["approvals"]["roles"], object[]]>([
    ["the strongest role held, where none is wanted", [vote("a", ["reviewer", "security_reviewer"])], {}, [{ role: "security_reviewer", count: 1 }]],
    ["the wanted role that is filled", [both("a"), admin("b")], { security_reviewer: 1 }, [{ role: "security_reviewer", count: 1 }, { role: "admin", count: 1 }]],
    ["each person once", [reviewer("a"), reviewer("b"), security("c")], { security_reviewer: 1 }, [{ role: "reviewer", count: 2 }, { role: "security_reviewer", count: 1 }]],
    ["nobody", [], { admin: 1 }, []],
  ])("count for %s", (_what, votes, wanted, expected) => {
    expect(countedRoles(votes, wanted)).toEqual(expected);
    expect(countedRoles([...votes].reverse(), wanted)).toEqual(expected);
  });

  it.each<[string, Partial<VoteFact>, boolean, string | null]>([
    ["counts", {}, false, null],
    ["a disabled voter", { enabled: false }, false, "disabled"],
    ["a role that was taken", { roles: ["viewer", "auditor"] }, false, "no longer holds"],
    ["a hand in the version", { involved: true }, false, "had a hand"],
    ["an admin on a bootstrap submission", { roles: ["admin", "reviewer"] }, true, "bootstrap"],
    ["a reviewer on a bootstrap submission", {}, true, null],
  ])("%s", (_what, more, bootstrap, reason) => {
    const ballot = vote("a", ["reviewer"], more);
    const why = discounted(ballot, bootstrap);
    if (reason === null) expect(why).toBeNull();
    else expect(why).toContain(reason);
    expect(evaluatePolicy(facts([ballot], { submittedByBootstrap: bootstrap }), policy()).allow).toBe(reason === null);
  });

  it("takes the later vote of a person, in whatever order they are given", () => {
    const yes = reviewer("a");
    const no = vote("a", ["reviewer"], { decision: "request_changes" });
    expect(countingApprovals(facts([yes, no]))).toEqual([]);
    expect(countingApprovals(facts([no, yes]))).toEqual([]);
  });

  it("does not count a vote against as an approval", () => {
    for (const decision of ["request_changes", "reject"] as const) expect(evaluatePolicy(facts([vote("a", ["admin"], { decision })]), policy()).allow).toBe(false);
  });
});

describe("checks", () => {
  const approved = () => [reviewer("a")];

  it.each<[string, PolicyFacts["checks"], string[]]>([
    ["passed", [check("E001", "PASS")], []],
    ["failed", [check("E001", "FAIL")], ["check_not_passed"]],
    ["could not run", [check("E001", "UNAVAILABLE")], ["check_not_passed"]],
    ["had nothing to look at", [check("E001", "MISSING")], ["check_not_passed"]],
    ["was switched off", [check("E001", "SKIPPED")], ["check_not_passed"]],
    ["is unknown", [check("P001", "PASS")], ["check_not_passed"]],
    ["has not finished", null, ["check_not_passed"]],
  ])("a required check that %s", (_what, checks, unmet) => {
    expect(codes(facts(approved(), { checks }), policy({ requiredChecks: ["E001"] }))).toEqual(unmet);
  });

  it.each(SEVERITIES.flatMap((limit) => SEVERITIES.map((severity) => [limit, severity, SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(limit)] as const)))(
    "blockSeverity %s × finding %s blocks: %s",
    (blockSeverity, severity, blocks) => {
      const found = facts(approved(), { findings: [{ ruleId: "E001", severity }] });
      expect(codes(found, policy({ blockSeverity }))).toEqual(blocks ? ["blocking_findings"] : []);
    },
  );

  it.each<[CheckResultStatus, string[]]>([
    ["PASS", []], ["FAIL", []], ["MISSING", ["check_without_verdict"]], ["UNAVAILABLE", ["check_without_verdict"]], ["SKIPPED", ["check_without_verdict"]],
  ])("a check that must give a verdict and says %s", (status, unmet) => {
    expect(codes(facts(approved(), { checks: [check("E001", status, true)] }), policy())).toEqual(unmet);
    expect(codes(facts(approved(), { checks: [check("E001", status, false)] }), policy())).toEqual([]);
  });

  it("takes checks that have not run for no answer where a severity blocks", () => {
    expect(codes(facts(approved(), { checks: null }), policy({ blockSeverity: "critical" }))).toEqual(["checks_not_run"]);
    expect(codes(facts(approved(), { checks: null }), policy())).toEqual([]);
  });

  it("lets findings be where nothing blocks", () => {
    expect(codes(facts(approved(), { findings: [{ ruleId: "E001", severity: "critical" }] }), policy())).toEqual([]);
  });
});

it("says each unmet demand as a sentence", () => {
  const { unmet } = evaluatePolicy(facts([], { checks: null }), policy({ approvals: { min: 2, roles: { admin: 1 } }, requiredChecks: ["E001"], blockSeverity: "high" }));
  expect(unmet.map(({ code }) => code)).toEqual(["approvals_missing", "role_missing_admin", "check_not_passed", "checks_not_run"]);
  for (const { sentence } of unmet) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
});
