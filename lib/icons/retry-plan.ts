/** When the addresses of an icon are asked again. Pure. */
const FIRST_MS = 600_000;
const GROWTH = 4;
const MAX_TRIES = 8;

/**
 * When to ask again after the `tries`-th refusal that may pass: in 10 minutes, then four times as long each time, up to four weeks;
 * null after the eighth, five weeks in all: whose host is away for that long is asked with the next version.
 */
export function askAgainAt(tries: number, now: Date): Date | null {
  return tries >= MAX_TRIES ? null : new Date(now.getTime() + FIRST_MS * GROWTH ** (tries - 1));
}
