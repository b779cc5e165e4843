import { diffArrays } from "diff";
import type { Launch } from "./client-launches";

/** One argument or one variable: never joined with its neighbours, since where one ends is part of what runs. */
export interface LaunchPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** How a launch differs from what ran before. Empty lists: nothing of that kind differs. */
export interface LaunchDiff {
  /** All arguments in order, removed before added. */
  words: LaunchPart[];
  /** The same of what is started beforehand. */
  start: LaunchPart[];
  /** What it is no longer given, then what it is given now; another value is both. */
  given: LaunchPart[];
}

/** Above this many edits a difference is told as a whole, so that hostile manifests cost no more than honest ones. */
const MAX_EDITS = 400;

/** What is different between two launches, argument by argument and variable by variable; the order of variables is none. Pure. */
export function launchDiff(before: Launch, now: Launch): LaunchDiff {
  const without = (texts: readonly string[], others: readonly string[]) => texts.filter((text) => !others.includes(text));
  return {
    words: wordParts(before.words, now.words),
    start: wordParts(before.start, now.start),
    given: [...partsOf("removed", without(before.given, now.given)), ...partsOf("added", without(now.given, before.given))],
  };
}

function wordParts(before: readonly string[], now: readonly string[]): LaunchPart[] {
  const runs = diffArrays([...before], [...now], { maxEditLength: MAX_EDITS });
  if (runs === undefined) return [...partsOf("removed", before), ...partsOf("added", now)];
  const parts = runs.flatMap(({ value, added, removed }) => partsOf(added ? "added" : removed ? "removed" : "same", value));
  return parts.every(({ kind }) => kind === "same") ? [] : parts;
}

const partsOf = (kind: LaunchPart["kind"], texts: readonly string[]) => texts.map((text): LaunchPart => ({ kind, text }));
