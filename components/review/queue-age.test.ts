import { expect, it } from "vitest";
import { roundedDuration } from "./queue-age";

const MINUTE = 60_000;
it.each([
  [-5, "minutes", 0],
  [119 * MINUTE, "minutes", 119],
  [120 * MINUTE, "hours", 2],
  [47 * 60 * MINUTE, "hours", 47],
  [49 * 60 * MINUTE, "days", 2],
] as const)("%d ms is told in %s: %d", (ms, unit, count) => {
  expect(roundedDuration(ms)).toEqual({ unit, count });
});
