import { diffLines } from "diff";

export interface LineChange {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Above this many edits a difference is told as a whole, so that hostile texts cost no more than honest ones. */
const MAX_EDITS = 600;

/** What changed between two texts, line by line, in reading order with what went before what came. */
export function lineDiff(before: string, after: string): LineChange[] {
  const parts = diffLines(before, after, { maxEditLength: MAX_EDITS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, added: true, removed: false },
  ];
  return parts.flatMap(({ value, added, removed }) => linesOf(value).map((text): LineChange => ({ kind: added ? "added" : removed ? "removed" : "same", text })));
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}
