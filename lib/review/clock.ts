import type { ReviewState } from "@/lib/review/schema";

/**
 * How long a review has waited for reviewers. The time the publisher takes does not count: the clock stands while changes are requested,
 * and stops with the decision. Facts as stored; nothing is worked out anew when somebody looks.
 */
export interface Clock {
  /** Since when it runs without a break; null while it stands. */
  runningSince: Date | null;
  /** What it had counted before that, in milliseconds. */
  waitedMs: bigint;
}

/** States in which reviewers have the ball. */
const RUNS: readonly ReviewState[] = ["submitted", "in_review"];

/** The clock after a review went from one state to another. A review that is opened again begins anew. Pure. */
export function clockAfter(clock: Clock, from: ReviewState, to: ReviewState, now: Date): Clock {
  if (from === "rejected" && to === "in_review") return { runningSince: now, waitedMs: 0n };
  const runs = RUNS.includes(to);
  if (runs === (clock.runningSince !== null)) return { runningSince: clock.runningSince, waitedMs: clock.waitedMs };
  return runs ? { runningSince: now, waitedMs: clock.waitedMs } : { runningSince: null, waitedMs: BigInt(waitedUntil(clock, now)) };
}

/** Milliseconds it has waited for reviewers until now. */
export function waitedUntil({ runningSince, waitedMs }: Clock, now: Date): number {
  return Number(waitedMs) + (runningSince === null ? 0 : Math.max(0, now.getTime() - runningSince.getTime()));
}

/**
 * Since when the checks of what is under review now are waited for: since reviewers have the ball, or since tools were declared after that.
 * Null where the clock stands, for then nobody waits for them. Pure.
 */
export function checksAwaitedSince({ runningSince }: Pick<Clock, "runningSince">, surface: { declaredAt: Date } | null): Date | null {
  if (runningSince === null || surface === null) return runningSince;
  return surface.declaredAt > runningSince ? surface.declaredAt : runningSince;
}
