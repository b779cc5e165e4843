import { setTimeout as pause } from "node:timers/promises";
import { openWorkerSession, type WorkerSession } from "@/lib/jobs/worker-session";
import { log } from "@/lib/telemetry/log";

/** How long jobs under way may take when the process stops: as long as a transaction may (lib/db/transaction.ts). */
const STOP_WITHIN_MS = 15_000;
/** The same for a session that broke. Its jobs can fail only, or are made twice, which is the same as once. */
const LEAVE_WITHIN_MS = 1_000;
const TRY_AGAIN_AFTER_MS = 500;

/** Jobs run in this process until it is stopped. */
export interface RunningJobs {
  stop(): Promise<void>;
}

/**
 * Starts running jobs in this process. Any number of processes may; a job runs in one of them at a time. Workers that
 * lost their connections are replaced, for as long as it takes: a database that went away and came back needs no restart.
 *
 * @throws when the first workers cannot start.
 */
export async function startWorker(connectionString: string): Promise<RunningJobs> {
  const supervisor = new Supervisor(connectionString);
  await supervisor.start();
  return supervisor;
}

class Supervisor implements RunningJobs {
  private isStopping = false;
  private supervised: Promise<void> | undefined;
  private endWait: () => void = () => undefined;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    const first = await this.open();
    this.supervised = this.supervise(first);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.endWait();
    await this.supervised;
  }

  private async supervise(first: Opened): Promise<void> {
    for (let opened: Opened | undefined = first; opened !== undefined; opened = await this.reopen()) {
      if (!this.isStopping) await opened.end;
      await opened.session.stop(this.isStopping ? STOP_WITHIN_MS : LEAVE_WITHIN_MS);
    }
  }

  /** New workers, as soon as there can be any; undefined when the process stops. */
  private async reopen(): Promise<Opened | undefined> {
    while (!this.isStopping) {
      await pause(TRY_AGAIN_AFTER_MS);
      try {
        return await this.open();
      } catch (error) {
        log().warn({ err: error }, "jobs cannot be run at the moment");
      }
    }
    return undefined;
  }

  private async open(): Promise<Opened> {
    const end = new Promise<void>((resolve) => (this.endWait = resolve));
    const finish = this.endWait;
    const session = await openWorkerSession(this.url, (error) => {
      log().warn({ err: error }, "workers are replaced");
      finish();
    });
    return { session, end };
  }
}

interface Opened {
  session: WorkerSession;
  /** Resolves when the session broke, or the process stops. */
  end: Promise<void>;
}
