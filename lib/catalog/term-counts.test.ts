import { expect, test } from "vitest";
import { TermCounts } from "./term-counts";

test("counts each term by field, and knows no other", () => {
  const counts = TermCounts.of([["weather"], ["weather", "city", "weather"], [], ["city"]]);
  expect(counts.terms).toEqual(["weather", "city"]);
  expect(counts.get("weather")).toEqual([1, 2, 0, 0]);
  expect(counts.get("city")).toEqual([0, 1, 0, 1]);
  expect(counts.get("harbour")).toBeUndefined();
});

test("a term said without end fills its own field and no other", () => {
  const endless = Array.from({ length: 100_000 }, () => "weather");
  expect(TermCounts.of([[], endless, ["weather"], endless]).get("weather")).toEqual([0, 127, 1, 127]);
});
