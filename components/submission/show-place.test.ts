import { expect, it } from "vitest";
import { selectionAt } from "./show-place";

const TEXT = '{\n  "name": "acme",\n  "version": "1"\n}';

it.each([
  ["a part of a line", { line: 2, column: 11, endLine: 2, endColumn: 17 }, '"acme"'],
  ["the first character", { line: 1, column: 1, endLine: 1, endColumn: 2 }, "{"],
  ["a part of several lines", { line: 2, column: 11, endLine: 3, endColumn: 12 }, '"acme",\n  "version"'],
  ["nothing, at the end of a line", { line: 2, column: 18, endLine: 2, endColumn: 18 }, ""],
])("selects %s", (_what, place, selected) => {
  const { start, end } = selectionAt(TEXT, place);
  expect(TEXT.slice(start, end)).toBe(selected);
});
