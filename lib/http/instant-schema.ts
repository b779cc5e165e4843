import { z } from "zod";

const FIRST_YEAR = Date.parse("0001-01-01T00:00:00Z");
const AFTER_LAST_YEAR = Date.UTC(10_000, 0, 1);

/** A time from outside (RFC 3339 with offset) that reaches the database: PostgreSQL has no year 0, our texts no year 10000. Isomorphic. */
export const instantSchema = z.iso.datetime({ offset: true }).refine((text) => {
  const at = Date.parse(text);
  return at >= FIRST_YEAR && at < AFTER_LAST_YEAR;
}, "must lie in the years 1 to 9999 (UTC)");
