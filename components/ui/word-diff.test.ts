import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "./word-diff";
import type { DiffPart } from "./word-diff";

const without = (kind: DiffPart["kind"], parts: readonly DiffPart[]) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join("");

describe("wordDiff", () => {
  it("tells the changed word, not the sentence", () => {
    expect(wordDiff("Reads your files.", "Reads all files.")).toEqual([
      { kind: "same", text: "Reads " },
      { kind: "removed", text: "your" },
      { kind: "added", text: "all" },
      { kind: "same", text: " files." },
    ]);
  });

  it("finds words in Chinese", () => {
    expect(wordDiff("读取文件", "写入文件").at(-1)).toEqual({ kind: "same", text: "文件" });
  });

  it("shows a hidden character as a change", () => {
    expect(wordDiff("ab", "a\u200bb")).not.toEqual([{ kind: "same", text: "ab" }]);
  });

  it("loses nothing of either text", () => {
    const text = fc.array(fc.constantFrom("a", "b", " ", "c d", "文件", "\u200b", "\n")).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        expect([without("added", parts), without("removed", parts)]).toEqual([before, after]);
      }),
    );
  });

  it("tells texts too long to compare as a whole", () => {
    const [before, after] = ["x ".repeat(2000), "y ".repeat(2000)];
    expect(wordDiff(before, after).filter((part) => part.kind !== "same")).toHaveLength(2);
  });
});
