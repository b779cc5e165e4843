import { diffArrays } from "diff";
import type { Launch } from "./client-launches";

/** One argument or one name: never joined with its neighbours, since where one ends is part of what runs. */
export interface LaunchPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** How a launch differs from what ran before. Empty lists: nothing of that kind differs. */
export interface LaunchDiff {
  /** All arguments in order, removed before added. */
  words: LaunchPart[];
  /** Environment variables that must no longer be there, then those that must be there now. */
  variables: LaunchPart[];
}

/** Above this many edits a difference is told as a whole, so that hostile manifests cost no more than honest ones. */
const MAX_EDITS = 400;

/** What is different between two launches, argument by argument and variable by variable. Pure. */
export function launchDiff(before: Launch, now: Launch): LaunchDiff {
  const words = wordParts(before.words, now.words);
  const without = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name));
  return {
    words: words.every(({ kind }) => kind === "same") ? [] : words,
    variables: [...partsOf("removed", without(before.variables, now.variables)), ...partsOf("added", without(now.variables, before.variables))],
  };
}

function wordParts(before: readonly string[], now: readonly string[]): LaunchPart[] {
  const runs = diffArrays([...before], [...now], { maxEditLength: MAX_EDITS });
  if (runs === undefined) return [...partsOf("removed", before), ...partsOf("added", now)];
  return runs.flatMap(({ value, added, removed }) => partsOf(added ? "added" : removed ? "removed" : "same", value));
}

const partsOf = (kind: LaunchPart["kind"], texts: readonly string[]) => texts.map((text): LaunchPart => ({ kind, text }));
