import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change, type Change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { completeJobs, countJobs, findJob, findJobs, rescheduleJobs } from "@/lib/system/job-repository";
import type { Job, JobFilter, RetryFailed } from "@/lib/system/job-schema";

/** So many failed jobs begin anew with one word; the entry names each. */
const MAX_RETRIED = 1_000;

/** Jobs, newest first, after the one with the number `before`. Throws `forbidden`. */
export async function jobsPage(viewer: Viewer | null, filter: JobFilter, limit: number, before: string | null): Promise<Job[]> {
  authorize(viewer, "system.read");
  return findJobs(prisma(), filter, limit, before);
}

/** How many jobs a filter selects. Throws `forbidden`. */
export async function jobCount(viewer: Viewer | null, filter: JobFilter): Promise<number> {
  authorize(viewer, "system.read");
  return countJobs(prisma(), filter);
}

/** Lets a job begin anew at once, with all its attempts. Throws `forbidden`, `not_found`, and `conflict` for one that runs. */
export async function retryJob(caller: Caller, id: string): Promise<Job> {
  return attempt(caller, "job.retry", id, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "job.manage");
      const before = await idleJob(step, id);
      demandReached(await rescheduleJobs(step.tx, [id]));
      recordJobs(step, "job.retry", before.job, [before]);
      return (await findJob(step.tx, id)) ?? before;
    }),
  );
}

/** Lets everything that was given up begin anew, or what a filter selects of it. Answers how many. Throws `forbidden`. */
export async function retryFailed(caller: Caller, filter: RetryFailed): Promise<number> {
  const object = filter.job ?? "jobs";
  return attempt(caller, "job.retry", object, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "job.manage");
      const failed = await findJobs(step.tx, { ...filter, state: "failed" }, MAX_RETRIED, null);
      const reached = await rescheduleJobs(step.tx, failed.map(({ id }) => id));
      if (reached.length === 0) step.nothingToDo();
      else recordJobs(step, "job.retry", object, failed.filter(({ id }) => reached.includes(id)));
      return reached.length;
    }),
  );
}

/** Takes a job out of the queue, undone. Throws `forbidden`, `not_found`, and `conflict` for one that runs. */
export async function discardJob(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "job.discard", id, () =>
    change(caller, async (step) => {
      authorize(caller.viewer, "job.manage");
      const before = await idleJob(step, id);
      demandReached(await completeJobs(step.tx, [id]));
      recordJobs(step, "job.discard", before.job, [before]);
    }),
  );
}

async function idleJob(step: Change, id: string): Promise<Job> {
  const job = await findJob(step.tx, id);
  if (job === null) throw notFound();
  if (job.state === "running") throw new AppError("conflict", "The job runs at this moment. Wait until it has ended.");
  return job;
}

/** Between looking and acting a worker may have taken it. */
function demandReached(ids: readonly string[]): void {
  if (ids.length === 0) throw new AppError("conflict", "A worker has just taken the job. Look again.");
}

const ERRORS_RECORDED = 10;

function recordJobs(step: Change, action: "job.retry" | "job.discard", object: string, jobs: readonly Job[]): void {
  const errors = jobs.slice(0, ERRORS_RECORDED).map(({ id, job, attempts, lastError }) => ({ id, job, attempts, error: firstLine(lastError) }));
  step.record({ action, object, objectIds: jobs.map(({ id }) => id), before: { jobs: errors, count: jobs.length } });
}

const firstLine = (text: string | null): string | null => text?.split("\n", 1)[0]?.slice(0, 300) ?? null;
