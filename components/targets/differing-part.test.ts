import { expect, it } from "vitest";
import { differingPart } from "./differing-part";

it.each([
  ["a cat sat", "a dog sat", ["a ", "cat", " sat"], ["a ", "dog", " sat"]],
  ["abc", "abc", ["abc", "", ""], ["abc", "", ""]],
  ["aa", "aaa", ["aa", "", ""], ["aa", "a", ""]],
  ["", "x", ["", "", ""], ["", "x", ""]],
  ["read😀", "read😁", ["read", "😀", ""], ["read", "😁", ""]],
])("marks what differs between %j and %j", (before, after, left, right) => {
  expect(differingPart(before, after)).toEqual([left, right]);
});
