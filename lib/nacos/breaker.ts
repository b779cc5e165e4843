/** When to try again: what one server waits, and when a whole target is left alone (nacos.md §7.8). Pure, but for chance. */
const FIRST_MS = 500;
const LONGEST_MS = 60_000;
/** So many failures in a row of what concerns the whole target open the breaker. */
const OPENS_AT = 3;

/** Full jitter: anything up to 0.5 s · 2^attempts, at most a minute. `chance` is from 0 to 1. */
export function backoffMs(attempts: number, chance: number): number {
  return Math.ceil(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempts) * chance);
}

/** For how long a target is left alone after its `failures`-th failure in a row, in ms; 0: it is not. At least half the span, so that it is a rest. */
export function breakerMs(failures: number, chance: number): number {
  if (failures < OPENS_AT) return 0;
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return Math.ceil(span / 2 + (span / 2) * chance);
}
