import { Logger } from "graphile-worker";
import { log } from "@/lib/telemetry/log";

/** The job queue speaks through our log, and only when something is wrong. */
export function queueLogger(): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log().error({ queue: meta }, message);
    if (level === "warning") log().warn({ queue: meta }, message);
  });
}
