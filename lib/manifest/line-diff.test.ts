import { expect, it } from "vitest";
import { lineDiff } from "./line-diff";

const told = (before: string, after: string) => lineDiff(before, after).map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`);

it.each([
  ["nothing", "a\nb", "a\nb", [" a", " b"]],
  ["a line in the middle", "a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
  ["a line at the end", "a\n", "a\nb\n", [" a", "+b"]],
  ["a hidden character", "a", "a\u200b", ["-a", "+a\u200b"]],
])("tells %s", (_what, before, after, expected) => expect(told(before, after)).toEqual(expected));

it("tells texts that share nothing as a whole, however long", () => {
  const lines = (word: string) => Array.from({ length: 2_000 }, (_, index) => `${word}${index}`).join("\n");
  const changes = lineDiff(lines("a"), lines("b"));
  expect(changes.filter(({ kind }) => kind === "removed")).toHaveLength(2_000);
  expect(changes.filter(({ kind }) => kind === "added")).toHaveLength(2_000);
});
