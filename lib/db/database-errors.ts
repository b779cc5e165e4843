/**
 * Reads what PostgreSQL said out of the errors Prisma and pg wrap around it.
 * The driver adapter nests the original error; nothing here depends on a class.
 */
interface ErrorLike {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown; target?: unknown };
  originalCode?: unknown;
  originalMessage?: unknown;
}

function* chain(error: unknown): Generator<ErrorLike> {
  const queue: unknown[] = [error];
  for (let steps = 0; queue.length > 0 && steps < 20; steps += 1) {
    const next = queue.shift();
    if (typeof next !== "object" || next === null) continue;
    const like = next as ErrorLike;
    yield like;
    queue.push(like.cause, like.meta?.driverAdapterError);
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  for (const link of chain(error)) if ([link.code, link.originalCode].some((code) => codes.includes(String(code)))) return true;
  return false;
}

/** Deadlock or serialisation failure: the same transaction may succeed when repeated. */
export function isRetryable(error: unknown): boolean {
  return hasCode(error, "40001", "40P01", "P2034");
}

/** A unique constraint refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, "23505", "P2002");
}

/** The stable first word of a refusal by one of our guards (prisma/migrations, SQLSTATE GH001), or undefined. */
export function guardRefusal(error: unknown): string | undefined {
  for (const link of chain(error)) {
    for (const text of [link.message, link.originalMessage]) {
      const match = typeof text === "string" ? /\b([A-Z][A-Z_]{2,}): /.exec(text) : null;
      if (match?.[1] !== undefined && GUARD_WORDS.has(match[1])) return match[1];
    }
  }
  return undefined;
}

const GUARD_WORDS = new Set([
  "APPEND_ONLY", "IMMUTABLE", "UNAUDITED", "UNANNOUNCED", "FINAL", "STALE", "TRANSITION", "ROUND", "REJECTED_DIGEST", "HALF_DECISION",
  "WRONG_ROUND_OR_DIGEST", "SELF_APPROVAL", "NOT_A_REVIEWER", "ALREADY_VOTED", "UNJUSTIFIED", "POLICY", "QUORUM", "BLOCKED", "TWO_PEOPLE", "SUBJECT",
]);
