import type { ResolvedArgument } from "./arguments";
import { templateText } from "./inputs";
import type { PlanValue } from "./schema";

/** What a runner understands before the package that it is to start. */
export interface RunnerOptions {
  /** Options that take code from elsewhere or add other packages, in any spelling. */
  source: RegExp;
  /** Options that take no value: the word behind one of them belongs to none. */
  flags: ReadonlySet<string>;
}

/**
 * Whether runtime arguments make a runner start something else than the package that is pinned: by an option, or by a word of
 * their own, for a runner starts the first. Also by a default or a choice, which become the token once somebody accepts them.
 * `options` are their tokens without what was told apart. Pure (install.md §1.5 step D: exactly pinned).
 */
export function choosesSource(runtime: readonly ResolvedArgument[], options: readonly PlanValue[], { source, flags }: RunnerOptions): boolean {
  const offered = runtime.flatMap(({ argument }) => [argument, ...Object.values(argument.variables ?? {})]).flatMap(({ default: preset, choices = [] }) => [preset ?? "", ...choices]);
  const words = options.map(templateText);
  return [...words, ...offered].some((text) => source.test(text)) || words.some((word, index) => isProgram(word, words[index - 1], flags));
}

/** A word that belongs to no option is what the runner starts, in place of the package behind it. */
function isProgram(word: string, before: string | undefined, flags: ReadonlySet<string>): boolean {
  const mayTakeValue = before !== undefined && before.startsWith("-") && !before.includes("=") && !flags.has(before);
  return word === "--" || (!word.startsWith("-") && !mayTakeValue);
}
