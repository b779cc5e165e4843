import { expect, it } from "vitest";
import { sparkPath } from "./spark-path";

it("draws from edge to edge, with zero as the floor", () => {
  expect(sparkPath([0, 10, 5], 100, 26)).toEqual({ line: "M0 23L50 3L100 13", end: { x: 100, y: 13 } });
});

it("keeps nothing but zeros on the floor", () => {
  expect(sparkPath([0, 0], 100, 26).line).toBe("M0 23L100 23");
});

it("draws one value as a level line and none as nothing", () => {
  expect(sparkPath([4], 100, 26).line).toBe("M0 3H100");
  expect(sparkPath([], 100, 26)).toEqual({ line: "", end: null });
});
