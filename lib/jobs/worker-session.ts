import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { runTaskList, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import type { JobName } from "@/lib/jobs/definitions";
import { HANDLERS } from "@/lib/jobs/handlers";
import { Presence } from "@/lib/jobs/presence";
import { queueLogger } from "@/lib/jobs/queue-logger";

/** Those that write to a Nacos mostly wait for it: checks must not wait behind them. */
const CONCURRENCY = 4;
/** One for each worker, one that listens for new jobs, and one to spare. */
const CONNECTIONS = CONCURRENCY + 2;
/** How often jobs are looked for without being woken, in ms. */
const POLL_MS = 1_000;
/** How often jobs of dead workers are looked for, in ms. */
const RELEASE_EVERY_MS = 5_000;
/**
 * How often jobs without an order of their own are run, in ms. Expiry is judged at read time, and each decision wakes its targets; what was
 * lost is found a minute late, which is early enough. People are told of what was recorded while they still have it in mind.
 */
const ROUND = { "listings.expire": 60_000, "targets.tick": 60_000, "notices.dispatch": 5_000, "notices.tick": 300_000, "icons.tick": 300_000, "roles.tick": 300_000 } as const satisfies Partial<Record<JobName, number>>;
const ROUND_JOBS = Object.entries(ROUND) as [keyof typeof ROUND, number][];
const CLOSE_WITHIN_MS = 1_000;
/** So often in a row, none of the workers could ask for a job. */
const VAIN_TRIES = 5 * CONCURRENCY;

/** Workers that take jobs as long as their connections hold. */
export interface WorkerSession {
  /** Takes no more jobs, and waits up to `patienceMs` for those under way. Never throws. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Starts workers. `onBroken` is told when they cannot be relied upon any more: a worker of graphile-worker ends for good
 * when it cannot give back a job, and nothing replaces it. Then stop this session and open another one.
 */
export async function openWorkerSession(url: string, onBroken: (error: unknown) => void): Promise<WorkerSession> {
  const presence = await Presence.open(url, onBroken);
  const pool = openPool(url);
  try {
    await presence.releaseAbandonedJobs();
    for (const [job] of ROUND_JOBS) await presence.addOnce(job);
  } catch (error) {
    await Promise.all([presence.close(), pool.end()]);
    throw error;
  }
  const workers = startWorkers(pool, presence, onBroken);
  const chores = [every(RELEASE_EVERY_MS, () => presence.releaseAbandonedJobs(), onBroken), ...ROUND_JOBS.map(([job, ms]) => every(ms, () => presence.addOnce(job), onBroken))];
  return {
    async stop(patienceMs) {
      for (const chore of chores) clearInterval(chore);
      await atMost(patienceMs, workers.gracefulShutdown());
      await atMost(CLOSE_WITHIN_MS, pool.end());
      // Last, so that nobody takes a job that one of these workers still runs.
      await presence.close();
    },
  };
}

function startWorkers(pool: Pool, presence: Presence, onBroken: (error: unknown) => void) {
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:fatalError", ({ error }) => onBroken(error));
  // graphile-worker keeps what its very first query answered, and also that it failed: from then on it asks in vain.
  let vainTries = 0;
  for (const success of ["worker:getJob:empty", "job:start"] as const) events.on(success, () => (vainTries = 0));
  events.on("worker:getJob:error", ({ error }) => {
    vainTries += 1;
    if (vainTries === VAIN_TRIES) onBroken(error);
  });
  const announce = (name: string) =>
    presence.announce(name).catch((error: unknown) => {
      // graphile-worker tries on without it: others would take over jobs while this worker runs them.
      onBroken(error);
      throw error;
    });
  const announcing: GraphileConfig.Plugin = {
    name: "gatehouse-presence",
    version: "1.0.0",
    worker: { hooks: { startWorker: (_, { worker }) => announce(worker.workerId) } },
  };
  const options = { concurrency: CONCURRENCY, pollInterval: POLL_MS, noHandleSignals: true, logger: queueLogger(), events, preset: { plugins: [announcing] } };
  return runTaskList(options, HANDLERS, pool);
}

/** The queue's own connections: jobs under way must not keep it from giving jobs back. */
function openPool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 5_000, application_name: "gatehouse jobs" });
  // Whoever uses a connection learns of its end by the next query; without listeners it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

function every(ms: number, chore: () => Promise<void>, onError: (error: unknown) => void): NodeJS.Timeout {
  return setInterval(() => void chore().catch(onError), ms);
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work.catch(() => undefined), pause(ms, undefined, { ref: false })]);
}
