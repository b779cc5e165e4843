import { isDatabaseAway } from "@/lib/db/database-errors";
import { AppError } from "@/lib/http/errors";

/** A restart takes a few seconds; whoever comes again much sooner only adds to the crowd. */
const RETRY_AFTER_SECONDS = "5";

/**
 * The error a client gets for something that nobody threw on purpose: `not_ready` (503) with `Retry-After` when the
 * database is away, else `internal` (500). Nothing of the inner text gets out.
 */
export function unexpectedError(error: unknown): AppError {
  if (!isDatabaseAway(error)) return new AppError("internal", "The error was logged with this request's id (X-Request-Id).");
  const detail = "The database does not answer at the moment. Try again; look first whether a change was stored.";
  return new AppError("not_ready", detail, [], { "Retry-After": RETRY_AFTER_SECONDS });
}
