import { AppError } from "@/lib/http/errors";

const MOST_PER_PRINCIPAL = 2;
const MOST_IN_ALL = 16;
/** By then one of them has ended, or nearly. */
const RETRY_AFTER_SECONDS = "10";

/** How many drafts each principal has running that wait for other hosts. Of this process: only its API makes such drafts. */
const running = new Map<string, number>();

/**
 * Runs `work`, which waits for other hosts, as one of at most 2 of this principal and 16 of this process.
 *
 * Throws `rate_limited` (429) with `Retry-After` where there are that many.
 */
export async function withinRunning<Result>(principalId: string, work: () => Promise<Result>): Promise<Result> {
  const own = running.get(principalId) ?? 0;
  const inAll = [...running.values()].reduce((sum, count) => sum + count, 0);
  if (own >= MOST_PER_PRINCIPAL) throw busy("You have drafts running already. Wait for one of them.");
  if (inAll >= MOST_IN_ALL) throw busy("Too many drafts are running. Try again in a moment.");
  running.set(principalId, own + 1);
  try {
    return await work();
  } finally {
    const left = (running.get(principalId) ?? 1) - 1;
    if (left === 0) running.delete(principalId);
    else running.set(principalId, left);
  }
}

function busy(detail: string): AppError {
  return new AppError("rate_limited", detail, [], { "Retry-After": RETRY_AFTER_SECONDS });
}
