import { describe, expect, it } from "vitest";
import { submissionSteps } from "./submission-steps";

describe("submissionSteps", () => {
  it.each([
    ["submitted", "checks", "current"],
    ["in_review", "review", "current"],
    ["changes_requested", "review", "blocked"],
    ["rejected", "decision", "blocked"],
  ] as const)("stands %s at %s, %s, and nothing after it is done", (review, stop, state) => {
    const steps = submissionSteps(review);
    const here = steps.findIndex(({ id }) => id === stop);
    expect(steps[here]?.state).toBe(state);
    expect(steps.slice(0, here).every((step) => step.state === "done")).toBe(true);
    expect(steps.slice(here + 1).every((step) => step.state === "upcoming")).toBe(true);
  });

  it("has nothing left to do once approved, and goes no further once withdrawn", () => {
    expect(submissionSteps("approved").map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    expect(submissionSteps("withdrawn").map(({ state }) => state)).toEqual(["done", "upcoming", "upcoming", "upcoming"]);
  });
});
