/** What is left of a budget after an attempt. */
export interface Allowance {
  isAllowed: boolean;
  limit: number;
  remaining: number;
  /** Until the window ends, in milliseconds. */
  resetMs: number;
}

/** Counts attempts per key in a fixed window of time. Lives in one process's memory. */
export interface RateLimiter {
  readonly windowMs: number;
  /** Counts one attempt. */
  take(key: string, now: number): Allowance;
  /** Takes one attempt back: it was none of those the budget is about. */
  giveBack(key: string): void;
  /** Forgets the attempts of a key: it has proved itself. */
  forget(key: string): void;
}

const MOST_KEYS = 10_000;

/** At most `limit` attempts per key within `windowMs` milliseconds of the first one. */
export function createRateLimiter(limit: number, windowMs: number): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  const allowance = (count: number, resetMs: number): Allowance => ({ isAllowed: count <= limit, limit, remaining: Math.max(0, limit - count), resetMs });
  return {
    windowMs,
    take(key, now) {
      const current = windows.get(key);
      if (current !== undefined && current.endsAt > now) {
        current.count += 1;
        return allowance(current.count, current.endsAt - now);
      }
      windows.delete(key);
      // All windows are equally long, so the map's order of insertion is the order in which they end.
      for (const [oldest, { endsAt }] of windows) {
        if (endsAt > now && windows.size < MOST_KEYS) break;
        windows.delete(oldest);
      }
      windows.set(key, { count: 1, endsAt: now + windowMs });
      return allowance(1, windowMs);
    },
    giveBack(key) {
      const current = windows.get(key);
      if (current !== undefined) current.count -= 1;
    },
    forget: (key) => void windows.delete(key),
  };
}
