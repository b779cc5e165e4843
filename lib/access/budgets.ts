import { type Allowance, createRateLimiter, type RateLimiter } from "@/lib/access/rate-limit";
import { config } from "@/lib/config/config";
import type { Config, RateLimits } from "@/lib/config/schema";
import { slot } from "@/lib/config/slot";
import { AppError } from "@/lib/http/errors";

const MINUTE_MS = 60_000;
const LOGINS = 300;
const LOGIN_WINDOW_MS = 15 * MINUTE_MS;

/** The budgets of this process (governance.md §4 "Rate limits"). Null: off. */
export interface Budgets {
  /** Wrong credentials from one address, whatever they were for. */
  login: RateLimiter;
  write: RateLimiter | null;
  /** Drafts, which ask other hosts on behalf of whoever calls. */
  draft: RateLimiter | null;
  search: RateLimiter | null;
  read: RateLimiter | null;
}

const perMinute = (limit: number) => (limit === 0 ? null : createRateLimiter(limit, MINUTE_MS));

export function createBudgets(rates: RateLimits): Budgets {
  return {
    login: createRateLimiter(LOGINS, LOGIN_WINDOW_MS),
    write: perMinute(rates.writesPerMinute),
    draft: perMinute(rates.draftsPerMinute),
    search: perMinute(rates.searchesPerMinute),
    read: perMinute(rates.readsPerMinute),
  };
}

/** In a slot: who guesses at the sign-in page and at the API has one budget, though two bundles count. */
const current = slot<{ of: Config; budgets: Budgets }>("budgets");

/** The budgets of this process, made from its configuration when they are first asked for. */
export function budgets(): Budgets {
  const of = config();
  const known = current.peek();
  if (known?.of === of) return known.budgets;
  const made = createBudgets(of.rates);
  current.set({ of, budgets: made });
  return made;
}

/**
 * Counts one attempt of `key` on a budget. Throws `rate_limited` (429) when it is used up, with `Retry-After` and the
 * `RateLimit` headers of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param what what there was too much of: completes "Too many …".
 */
export function spend(limiter: RateLimiter, budget: string, key: string, what: string): void {
  const allowance = limiter.take(key, Date.now());
  if (!allowance.isAllowed) throw rateLimited(allowance, limiter.windowMs, budget, what);
}

function rateLimited({ limit, remaining, resetMs }: Allowance, windowMs: number, budget: string, what: string): AppError {
  const seconds = Math.max(1, Math.ceil(resetMs / 1000));
  return new AppError("rate_limited", `Too many ${what}. Try again in ${inWords(seconds)}.`, [], {
    "Retry-After": String(seconds),
    "RateLimit-Policy": `"${budget}";q=${limit};w=${windowMs / 1000}`,
    RateLimit: `"${budget}";r=${remaining};t=${seconds}`,
  });
}

const inWords = (seconds: number): string => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
