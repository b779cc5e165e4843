/** Counts attempts per key in a fixed window of time. Lives in one process's memory. */
export interface RateLimiter {
  /** Counts one attempt. False: too many in this window. */
  take(key: string, now: number): boolean;
  /** Forgets the attempts of a key: it has proved itself. */
  forget(key: string): void;
}

const MOST_KEYS = 10_000;

/** At most `limit` attempts per key within `windowMs` milliseconds of the first one. */
export function createRateLimiter(limit: number, windowMs: number): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    take(key, now) {
      const current = windows.get(key);
      if (current !== undefined && current.endsAt > now) {
        current.count += 1;
        return current.count <= limit;
      }
      windows.delete(key);
      // All windows are equally long, so the map's order of insertion is the order in which they end.
      for (const [oldest, { endsAt }] of windows) {
        if (endsAt > now && windows.size < MOST_KEYS) break;
        windows.delete(oldest);
      }
      windows.set(key, { count: 1, endsAt: now + windowMs });
      return true;
    },
    forget: (key) => void windows.delete(key),
  };
}
