import { parseCronItems, run, type Runner } from "graphile-worker";
import type { JobName } from "@/lib/jobs/definitions";
import { HANDLERS } from "@/lib/jobs/handlers";
import { queueLogger } from "@/lib/jobs/queue-logger";

/** Expiry is judged at read time; this only tells the feed. Targets are woken by each decision; this wakes what was lost. A minute late is early enough. */
const SCHEDULE = [everyMinute("listings.expire"), everyMinute("targets.tick")];

function everyMinute(task: JobName) {
  return { task, match: "* * * * *", identifier: task, options: { backfillPeriod: 0, maxAttempts: 3 } };
}

/** Starts running jobs in this process. Any number of processes may; a job runs in one of them at a time. */
export function startWorker(connectionString: string): Promise<Runner> {
  return run({
    connectionString,
    taskList: HANDLERS,
    parsedCronItems: parseCronItems(SCHEDULE),
    // Those that write to a Nacos mostly wait for it: checks must not wait behind them.
    concurrency: 4,
    maxPoolSize: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: queueLogger(),
  });
}
