import type { ResolvedArgument } from "./arguments";
import { templateText } from "./inputs";
import type { PlanValue } from "./schema";

/** What a runner understands before the package that it is to start, by its manual. */
export interface RunnerOptions {
  /** Options that take code from elsewhere or add other packages, in any spelling. */
  source: RegExp;
  /** Options without a value. */
  flags: ReadonlySet<string>;
  /** Options whose value is the next word. */
  taking: ReadonlySet<string>;
}

/**
 * Whether runtime arguments could make a runner start something else than the package that is pinned: by an option, by a word
 * of their own, for a runner starts the first, or by an option that takes the package for its value. An option nobody knows
 * could be any of these, unless it carries its value (`--name=value`). Also by a default or a choice, which become the token once
 * somebody accepts them. `options` are their tokens without what was told apart. Pure (install.md §1.5 step D: exactly pinned).
 */
export function choosesSource(runtime: readonly ResolvedArgument[], options: readonly PlanValue[], known: RunnerOptions): boolean {
  const offered = runtime.flatMap(({ argument }) => [argument, ...Object.values(argument.variables ?? {})]).flatMap(({ default: preset, choices = [] }) => [preset ?? "", ...choices]);
  const words = options.map(templateText);
  return [...words, ...offered].some((text) => known.source.test(text)) || startsAnother(words, known);
}

/** Reads the words as the runner does, one after another. */
function startsAnother(words: readonly string[], { flags, taking }: RunnerOptions): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (taking.has(word)) at += 1;
    else if (!flags.has(word) && !/^-[^=]+=/.test(word)) return true;
    // Without a word left for it, the option takes the package.
    if (at >= words.length) return true;
  }
  return false;
}
