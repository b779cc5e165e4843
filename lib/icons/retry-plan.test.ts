import { expect, it } from "vitest";
import { askAgainAt } from "./retry-plan";

const NOW = new Date("2026-12-01T00:00:00Z");
const MINUTE = 60_000;

it.each([
  [1, 10],
  [2, 40],
  [3, 160],
  [5, 2_560],
  [7, 40_960],
])("asks again after the refusal no. %d in %d minutes", (tries, minutes) => {
  expect(askAgainAt(tries, NOW)).toEqual(new Date(NOW.getTime() + minutes * MINUTE));
});

it.each([8, 9, 1_000])("asks no more after the refusal no. %d", (tries) => expect(askAgainAt(tries, NOW)).toBeNull());
