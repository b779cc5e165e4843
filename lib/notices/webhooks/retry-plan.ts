/** When a webhook is tried again. Pure, but for chance. */
const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;

/** After failing for so long, in ms, a webhook counts as failing: people are told. It goes on all the same, once an hour at least. */
export const FAILING_AFTER_MS = 12 * 3_600_000;

/**
 * How long to wait after the `failures`-th failure in a row, in ms: 5 s, 10 s, 20 s … up to an hour, and of that anything
 * from half to all, so that many endpoints of one receiver do not come back in one moment. `chance` is from 0 to 1.
 *
 * @param askedForMs what the receiver asked for (`Retry-After`): never sooner, but never later than the longest wait either.
 */
export function retryMs(failures: number, chance: number, askedForMs = 0): number {
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  const wait = span / 2 + (span / 2) * chance;
  return Math.ceil(Math.min(LONGEST_MS, Math.max(wait, askedForMs)));
}
