import { pino, type Logger } from "pino";
import { config } from "@/lib/config/config";
import { slot } from "@/lib/config/slot";

/** Where credentials may stand in what is logged; their values never reach the output. */
const SECRETS = ["authorization", "cookie", "password", "accessToken", "token", "secret", "setupUrl"];

const current = slot<Logger>("log");

/** The logger of this process: JSON lines on standard output, at LOG_LEVEL. */
export function log(): Logger {
  const known = current.peek();
  if (known !== undefined) return known;
  const created = pino({
    level: config().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  });
  current.set(created);
  return created;
}
