import { expect, it } from "vitest";
import { comparedServers } from "./compare-schema";

it.each([
  [undefined, []],
  ["a/b", ["a/b"]],
  [["a/b", "c/d", "a/b"], ["a/b", "c/d"]],
  [["a/a", "b/b", "c/c", "d/d", "e/e"], ["a/a", "b/b", "c/c", "d/d"]],
  [["", "x".repeat(500), "a/b"], ["a/b"]],
])("reads %o as %o", (given, expected) => {
  expect(comparedServers(given)).toEqual(expected);
});
