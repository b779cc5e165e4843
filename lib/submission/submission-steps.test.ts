import { describe, expect, it } from "vitest";
import { submissionOutcome, submissionSteps } from "./submission-steps";

describe("submissionSteps", () => {
  it.each([
    ["submitted", "checks", "current"],
    ["in_review", "review", "current"],
    ["changes_requested", "review", "blocked"],
    ["rejected", "decision", "blocked"],
  ] as const)("stands %s at %s, %s, and nothing after it is done", (review, stop, state) => {
    const steps = submissionSteps(review, null);
    const here = steps.findIndex(({ id }) => id === stop);
    expect(steps[here]?.state).toBe(state);
    expect(steps.slice(0, here).every((step) => step.state === "done")).toBe(true);
    expect(steps.slice(here + 1).every((step) => step.state === "upcoming")).toBe(true);
  });

  it("has nothing left to do once approved and served, and goes no further once withdrawn", () => {
    expect(submissionSteps("approved", "served").map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    expect(submissionSteps("withdrawn", null).map(({ state }) => state)).toEqual(["done", "upcoming", "upcoming", "upcoming"]);
  });

  it.each(["suspended", "expired", "withdrawn", "deleted"] as const)("does not call the decision done when the approved version is %s", (outcome) => {
    expect(submissionSteps("approved", outcome).map(({ state }) => state)).toEqual(["done", "done", "done", "blocked"]);
  });
});

describe("submissionOutcome", () => {
  const now = new Date("2026-11-30T12:00:00Z");
  const listed = { suspended: false, withdrawnByAdmin: false, publisherStatus: "active", expiresAt: null } as const;
  it.each([
    ["served", {}],
    ["served", { publisherStatus: "deprecated" }],
    ["suspended", { suspended: true, withdrawnByAdmin: true, publisherStatus: "deleted" }],
    ["withdrawn", { withdrawnByAdmin: true, publisherStatus: "deleted" }],
    ["deleted", { publisherStatus: "deleted" }],
    ["expired", { expiresAt: now }],
  ] as const)("is %s with %o", (outcome, more) => {
    expect(submissionOutcome({ ...listed, ...more }, now)).toBe(outcome);
  });
});
