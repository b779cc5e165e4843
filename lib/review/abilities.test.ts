import { describe, expect, it } from "vitest";
import type { GlobalRole, Viewer } from "@/lib/access/schema";
import { type AbilityFacts, abilities } from "@/lib/review/abilities";
import { REVIEW_STATES } from "@/lib/review/schema";
import { byToken, robotCaller, signedIn } from "@/test/fixtures/callers";

const NAMESPACE = "io.example";
const person = (roles: GlobalRole[], namespaces: string[] = []): Viewer => signedIn({ id: "p", name: "Person", roles }, namespaces).viewer;
const facts = (more: Partial<AbilityFacts> = {}): AbilityFacts => ({
  state: "in_review", namespace: NAMESPACE, catalog: "default", involved: false, votedInRound: [], policyMet: false, everListed: false, ...more,
});
const reason = (viewer: Viewer, act: string, more: Partial<AbilityFacts> = {}) => {
  const ability = abilities(viewer, facts(more))[act];
  return ability?.allowed === true ? "allowed" : ability?.reason;
};

describe("voting", () => {
  it.each<[string, Viewer, Partial<AbilityFacts>, string, string]>([
    ["a reviewer approves", person(["reviewer"]), {}, "approve", "allowed"],
    ["a security reviewer approves", person(["security_reviewer"]), {}, "approve", "allowed"],
    ["an admin approves", person(["admin"]), {}, "approve", "allowed"],
    ["an auditor", person(["auditor"]), {}, "approve", "forbidden"],
    ["a publisher", person([], [NAMESPACE]), {}, "approve", "forbidden"],
    ["a reviewer's token", byToken({ id: "p", name: "Person", roles: ["reviewer"] }).viewer, {}, "approve", "person_required"],
    ["an admin robot", robotCaller({ id: "r", name: "robot", roles: ["admin"] }).viewer, {}, "approve", "person_required"],
    ["somebody involved", person(["reviewer"]), { involved: true }, "approve", "own_submission"],
    ["an approver again", person(["reviewer"]), { votedInRound: ["approve"] }, "approve", "already_voted"],
    ["an approver who changes the mind", person(["reviewer"]), { votedInRound: ["approve"] }, "request_changes", "allowed"],
    ["an approver who rejects", person(["reviewer"]), { votedInRound: ["approve"] }, "reject", "allowed"],
    ["a second request for changes", person(["reviewer"]), { votedInRound: ["request_changes"] }, "request_changes", "already_voted"],
    ["changes of what was listed", person(["reviewer"]), { everListed: true }, "request_changes", "version_final"],
    ["concluding too early", person(["reviewer"]), {}, "conclude", "policy_not_met"],
    ["concluding in time", person(["reviewer"]), { policyMet: true }, "conclude", "allowed"],
    ["concluding one's own", person(["reviewer"]), { policyMet: true, involved: true }, "conclude", "own_submission"],
  ])("%s", (_what, viewer, more, act, expected) => {
    expect(reason(viewer, act, more)).toBe(expected);
  });

  it.each(REVIEW_STATES)("in state %s", (state) => {
    const expected = state === "in_review" ? "allowed" : "invalid_transition";
    for (const act of ["approve", "request_changes", "reject"]) expect(reason(person(["reviewer"]), act, { state })).toBe(expected);
  });
});

describe("everything else, by state", () => {
  const open = ["submitted", "in_review", "changes_requested"];
  it.each(REVIEW_STATES)("%s", (state) => {
    const when = (possible: boolean) => (possible ? "allowed" : "invalid_transition");
    expect(reason(person(["reviewer"]), "claim", { state })).toBe(when(state === "in_review"));
    expect(reason(person([], [NAMESPACE]), "withdraw", { state })).toBe(when(open.includes(state)));
    expect(reason(person(["admin"]), "reopen", { state })).toBe(when(state === "rejected"));
    expect(reason(person(["reviewer"]), "check", { state })).toBe(when(state === "submitted" || state === "in_review"));
    expect(reason(person(["security_reviewer"]), "suspend", { state })).toBe("allowed");
    expect(reason(person(["reviewer"]), "comment", { state })).toBe("allowed");
  });

  it.each<[string, Viewer, string]>([
    ["a reviewer suspends", person(["reviewer"]), "suspend"],
    ["a reviewer withdraws", person(["reviewer"]), "withdraw"],
    ["a reviewer reopens", person(["reviewer"]), "reopen"],
    ["a publisher claims", person([], [NAMESPACE]), "claim"],
    ["a publisher of another namespace withdraws", person([], ["io.other"]), "withdraw"],
    ["an auditor comments", person(["auditor"]), "comment"],
  ])("refuses that %s", (_what, viewer, act) => {
    expect(reason(viewer, act, { state: act === "reopen" ? "rejected" : "in_review" })).toBe("forbidden");
  });

  it("refuses an admin who had a hand in it to reopen", () => {
    expect(reason(person(["admin"]), "reopen", { state: "rejected", involved: true })).toBe("own_submission");
  });
});
