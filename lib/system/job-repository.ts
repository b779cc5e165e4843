import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db/client";
import { type Job, type JobFilter, jobStateSchema } from "@/lib/system/job-schema";
import { JOB_STATE } from "@/lib/telemetry/job-state";

interface JobRow extends Omit<Job, "state" | "runAt" | "createdAt"> {
  state: string;
  runAt: Date;
  createdAt: Date;
}

const toJob = ({ state, runAt, createdAt, ...row }: JobRow): Job => ({ ...row, state: jobStateSchema.parse(state), runAt: runAt.toISOString(), createdAt: createdAt.toISOString() });

const JOBS = Prisma.raw(`(SELECT id, task_identifier, queue_name, key, attempts, max_attempts, run_at, created_at, last_error, ${JOB_STATE} AS state FROM graphile_worker.jobs) AS j`);
const COLUMNS = Prisma.raw(
  `id::text, task_identifier AS job, queue_name AS queue, key, state, attempts::int, max_attempts::int AS "maxAttempts", run_at AS "runAt", created_at AS "createdAt", last_error AS "lastError"`,
);

/** Jobs, newest first, older than `before`. */
export async function findJobs(tx: Tx, filter: JobFilter, limit: number, before: string | null): Promise<Job[]> {
  const rows = await tx.$queryRaw<JobRow[]>`
    SELECT ${COLUMNS} FROM ${JOBS} WHERE ${matching(filter)} AND (${before}::bigint IS NULL OR id < ${before}::bigint) ORDER BY j.id DESC LIMIT ${limit}`;
  return rows.map(toJob);
}

export async function countJobs(tx: Tx, filter: JobFilter): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${JOBS} WHERE ${matching(filter)}`;
  return row?.count ?? 0;
}

function matching({ state, job, q }: JobFilter): Prisma.Sql {
  return Prisma.sql`(${state ?? null}::text IS NULL OR state = ${state ?? null}) AND (${job ?? null}::text IS NULL OR task_identifier = ${job ?? null})
    AND (${q ?? null}::text IS NULL OR strpos(lower(task_identifier), lower(${q ?? null})) > 0 OR strpos(lower(key), lower(${q ?? null})) > 0)`;
}

export async function findJob(tx: Tx, id: string): Promise<Job | null> {
  const [row] = await tx.$queryRaw<JobRow[]>`SELECT ${COLUMNS} FROM ${JOBS} WHERE j.id = ${id}::bigint`;
  return row === undefined ? null : toJob(row);
}

/** Lets jobs begin anew at once, with all their attempts. Answers those it reached: a running one is left alone. */
export async function rescheduleJobs(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => now(), attempts => 0)`;
  return rows.map(({ id }) => id);
}

/** Takes jobs out of the queue as if they were done. Answers those it reached. */
export async function completeJobs(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM graphile_worker.complete_jobs(${[...ids]}::bigint[])`;
  return rows.map(({ id }) => id);
}
