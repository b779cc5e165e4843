/** Which tasks a run consists of. Pure. */

const SIZES = ["check", "test", "full"];

/**
 * The parts of this run and all smaller ones, and what is prepared for one of them.
 *
 * @template {{ name: string, after?: string[], when: string }} Part
 * @template {{ name: string }} Preparation
 * @param {Part[]} parts
 * @param {Preparation[]} preparations
 * @param {"check" | "test" | "full"} size
 * @returns {(Part | Preparation)[]}
 */
export function choose(parts, preparations, size) {
  const chosen = parts.filter(({ when }) => SIZES.indexOf(when) <= SIZES.indexOf(size));
  const awaited = new Set(chosen.flatMap(({ after = [] }) => after));
  return [...preparations.filter(({ name }) => awaited.has(name)), ...chosen];
}
