/**
 * Reads what PostgreSQL said out of the errors Prisma and pg wrap around it.
 * The driver adapter nests the original error; nothing here depends on a class.
 */
interface ErrorLike {
  code?: unknown;
  kind?: unknown;
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

/** SQLSTATEs, Prisma's codes and those of sockets for a database that is gone, going, coming up or full. */
const AWAY_CODES = ["57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08006", "P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
/** What Prisma's driver adapter makes of some of them. */
const AWAY_KINDS: readonly unknown[] = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];
/** pg gives these no code. */
const AWAY_MESSAGE = /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed/;

/** The database did not answer, for reasons that pass: the same request may succeed later. What was begun may be stored. */
export function isDatabaseAway(error: unknown): boolean {
  if (hasCode(error, ...AWAY_CODES)) return true;
  for (const { kind, message } of chain(error)) if (AWAY_KINDS.includes(kind) || (typeof message === "string" && AWAY_MESSAGE.test(message))) return true;
  return false;
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
  "WRONG_ROUND_OR_DIGEST", "SELF_APPROVAL", "NOT_A_REVIEWER", "ALREADY_VOTED", "UNJUSTIFIED", "POLICY", "QUORUM", "BLOCKED", "TWO_PEOPLE", "SUBJECT", "EVIDENCE",
  "KEYLESS",
]);
