import { expect, it } from "vitest";
import { nextInQueue } from "./next-in-queue";

it.each([
  ["the one after it", ["a", "b", "c"], "b", [], "c"],
  ["the first one left at the end", ["a", "b", "c"], "c", ["a"], "b"],
  ["the first one when it is not in the queue itself", ["a", "b"], "x", [], "a"],
  ["none that is decided", ["a", "b", "c"], "a", ["b"], "c"],
  ["none when all are decided", ["a", "b"], "a", ["b"], null],
  ["none in an empty queue", [], "a", [], null],
])("is %s", (_what, ids, present, done, expected) => {
  expect(nextInQueue(ids, present, (id) => done.includes(id as never))).toBe(expected);
});
