import { expect, it } from "vitest";
import { actionGroups } from "./action-options";

it("groups actions by what they are about, whatever their order", () => {
  expect(actionGroups(["review.vote", "audit.export", "review.claim", "reviewer.x"])).toEqual([
    { family: "audit", actions: ["audit.export"] },
    { family: "review", actions: ["review.claim", "review.vote"] },
    { family: "reviewer", actions: ["reviewer.x"] },
  ]);
});
