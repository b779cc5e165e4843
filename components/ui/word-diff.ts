import { diffArrays } from "diff";

export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Above this many edits a difference is told as a whole, so that hostile texts cost no more than honest ones. */
const MAX_EDITS = 400;

/**
 * What changed between two texts, word by word (in Chinese too, by `Intl.Segmenter`): parts in reading order, removed
 * before added. Joining all but the added gives the first text, all but the removed the second.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const parts = diffArrays(old, now, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [{ kind: "removed", text: before }, { kind: "added", text: after }];
  return parts.map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value.join("") }));
}

function wordsOf(text: string): string[] {
  return Array.from(new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(text), ({ segment }) => segment);
}
