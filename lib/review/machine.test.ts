import { describe, expect, it } from "vitest";
import { accepts, isOpen, OPEN_STATES, type ReviewEvent, transition } from "@/lib/review/machine";
import { REVIEW_STATES, type ReviewState } from "@/lib/review/schema";

const EVENTS: readonly ReviewEvent[] = ["checks_finished", "claim", "release", "withdraw", "approve_met", "request_changes", "reject", "resubmit", "reopen"];

/** governance.md §2, written down a second time: state, event, next state. Everything else is refused. */
const LAW: readonly [ReviewState, ReviewEvent, ReviewState][] = [
  ["submitted", "checks_finished", "in_review"],
  ["submitted", "withdraw", "withdrawn"],
  ["submitted", "request_changes", "changes_requested"],
  ["in_review", "claim", "in_review"],
  ["in_review", "release", "in_review"],
  ["in_review", "withdraw", "withdrawn"],
  ["in_review", "approve_met", "approved"],
  ["in_review", "request_changes", "changes_requested"],
  ["in_review", "reject", "rejected"],
  ["changes_requested", "resubmit", "submitted"],
  ["changes_requested", "withdraw", "withdrawn"],
  ["rejected", "reopen", "in_review"],
];

const every = REVIEW_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const));

describe("transition", () => {
  it.each(every)("%s × %s", (state, event) => {
    const lawful = LAW.find(([from, on]) => from === state && on === event);
    expect(accepts(state, event)).toBe(lawful !== undefined);
    if (lawful === undefined) {
      expect(() => transition(state, event)).toThrowError(expect.objectContaining({ code: "invalid_transition", detail: expect.stringContaining(state) }));
    } else {
      expect(transition(state, event)).toEqual({ state: lawful[2], newRound: event === "resubmit" || event === "reopen" });
    }
  });

  it("lets nothing leave the final states", () => {
    for (const state of ["approved", "withdrawn"] as const) expect(LAW.some(([from]) => from === state)).toBe(false);
  });
});

describe("isOpen", () => {
  it.each(REVIEW_STATES.map((state) => [state, ["submitted", "in_review", "changes_requested"].includes(state)] as const))("%s: %s", (state, open) => {
    expect(isOpen(state)).toBe(open);
    expect((OPEN_STATES as readonly string[]).includes(state)).toBe(open);
  });
});
