import { expect, test } from "vitest";
import { parts } from "../test-parts.mjs";
import { preparations } from "../test-preparations.mjs";
import { choose } from "./choose.mjs";

const PARTS = [
  { name: "e2e", when: "test", after: ["chromium"] },
  { name: "unit", when: "check" },
  { name: "long", when: "full", after: ["e2e"] },
];

test.each([
  ["check", ["unit"]],
  ["test", ["chromium", "e2e", "unit"]],
  ["full", ["chromium", "e2e", "unit", "long"]],
])("%s: the parts of this run and smaller ones, with what they need", (size, names) => {
  expect(choose(PARTS, [{ name: "chromium" }, { name: "java" }], size).map(({ name }) => name)).toEqual(names);
});

test("every task that another one waits for exists, comes from nowhere twice, and is prepared for somebody", () => {
  const names = [...preparations, ...parts].map(({ name }) => name);
  const awaited = parts.flatMap(({ after = [], needs = [], apart = [] }) => [...after, ...needs, ...apart]);
  expect(new Set(names).size).toBe(names.length);
  expect(awaited.filter((name) => !names.includes(name))).toEqual([]);
  expect(preparations.filter(({ name }) => !awaited.includes(name))).toEqual([]);
});
