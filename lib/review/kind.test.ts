import { expect, it } from "vitest";
import { reviewKind } from "@/lib/review/kind";

it.each([
  [false, false, false, "new"],
  [false, false, true, "version"],
  [false, true, false, "promotion"],
  [false, true, true, "promotion"],
  [true, false, false, "renewal"],
  [true, true, true, "renewal"],
] as const)("listed here %s, elsewhere %s, another version here %s: %s", (listedHere, listedElsewhere, serverListedHere, kind) => {
  expect(reviewKind({ listedHere, listedElsewhere, serverListedHere })).toBe(kind);
});
