import { parseCronItems, run, type Runner } from "graphile-worker";
import { HANDLERS } from "@/lib/jobs/handlers";
import { queueLogger } from "@/lib/jobs/queue-logger";

/** Expiry is judged at read time; this only tells the feed, so a minute late is early enough. */
const SCHEDULE = [{ task: "listings.expire", match: "* * * * *", identifier: "listings.expire", options: { backfillPeriod: 0, maxAttempts: 3 } }];

/** Starts running jobs in this process. Any number of processes may; a job runs in one of them at a time. */
export function startWorker(connectionString: string): Promise<Runner> {
  return run({
    connectionString,
    taskList: HANDLERS,
    parsedCronItems: parseCronItems(SCHEDULE),
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: queueLogger(),
  });
}
