import { describe, expect, it } from "vitest";
import { confirmedSince, confirmedUntil, type GroupRole, type HeldRole, roleChange } from "@/lib/access/oidc/group-roles";

const MAPPING: GroupRole[] = [
  { group: "reviewers", role: "reviewer" },
  { group: "security", role: "security_reviewer" },
  { group: "everyone", role: "viewer" },
  { group: "ops", role: "admin" },
  { group: "owners", role: "admin" },
];
const byHand = (role: HeldRole["role"]): HeldRole => ({ role, givenBy: "hand" });
const byGroup = (role: HeldRole["role"]): HeldRole => ({ role, givenBy: "group" });

describe("roleChange", () => {
  it.each<[string, HeldRole[], string[], boolean, Partial<ReturnType<typeof roleChange>>]>([
    ["gives the role of a group", [], ["reviewers"], false, { added: ["reviewer"] }],
    ["gives nothing for a group nobody mapped", [], ["lunch"], false, {}],
    ["gives several, each once", [], ["reviewers", "ops", "owners"], false, { added: ["reviewer", "admin"] }],
    ["never gives viewer, which is everybody's", [], ["everyone"], false, {}],
    ["takes the role when the group is gone", [byGroup("reviewer")], [], false, { removed: ["reviewer"] }],
    ["keeps the role while another group gives it", [byGroup("admin")], ["owners"], false, {}],
    ["leaves what was given by hand", [byHand("reviewer")], [], false, {}],
    ["does not give again what was given by hand", [byHand("reviewer")], ["reviewers"], false, {}],
    ["changes one role for another", [byGroup("reviewer")], ["security"], false, { added: ["security_reviewer"], removed: ["reviewer"] }],
    ["keeps the last administrator one", [byGroup("admin"), byGroup("reviewer")], [], true, { removed: ["reviewer"], kept: ["admin"] }],
    ["takes admin when there is another administrator", [byGroup("admin")], [], false, { removed: ["admin"] }],
  ])("%s", (_, held, groups, isLastAdmin, expected) => {
    expect(roleChange(held, groups, MAPPING, isLastAdmin)).toEqual({ added: [], removed: [], kept: [], ...expected });
  });

  it("takes every role of groups when nothing is mapped any more", () => {
    expect(roleChange([byGroup("reviewer")], ["reviewers"], [], false).removed).toEqual(["reviewer"]);
  });
});

describe("confirmedUntil", () => {
  it("is the moment from which the confirmation is too old for the clock, to the millisecond", () => {
    const [confirmed, days] = [new Date("2026-11-30T12:00:00.000Z"), 30];
    const until = confirmedUntil(confirmed, days);
    expect(until.toISOString()).toBe("2026-12-30T12:00:00.000Z");
    expect(confirmedSince(until, days)).toEqual(confirmed);
  });
});
