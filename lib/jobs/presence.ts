import { Client } from "pg";
import type { JobName } from "@/lib/jobs/definitions";

/** First half of the advisory locks by which workers show that they live: "jobs" in ASCII. The name makes the other. */
const LOCK_SPACE = 0x6a6f6273;
/** A connection that does not answer within this time is lost. */
const QUERY_TIMEOUT_MS = 10_000;
const CLOSE_WITHIN_MS = 1_000;

/**
 * The presence of a process among those that run jobs: a PostgreSQL session that holds a lock for each of its workers.
 *
 * A job is marked with the name of the worker that runs it. A worker that was killed, or whose connection broke at the
 * wrong moment, never takes its mark back, and graphile-worker waits four hours for it. PostgreSQL knows sooner: it
 * frees the locks of a session the moment that session ends. So a mark whose name is not locked belongs to nobody.
 */
export class Presence {
  private readonly names: string[] = [];

  private constructor(private readonly client: Client) {}

  /** @param onLost told once or more when the session has broken; from then on every call rejects. */
  static async open(url: string, onLost: (error: Error) => void): Promise<Presence> {
    const client = new Client({
      connectionString: url,
      application_name: "gatehouse jobs presence",
      connectionTimeoutMillis: 5_000,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on("error", onLost);
    const presence = new Presence(client);
    try {
      await client.connect();
      return presence;
    } catch (error) {
      await presence.close();
      throw error;
    }
  }

  /** Shows that the worker `name` lives, as long as this session does. To be called before it takes its first job. */
  async announce(name: string): Promise<void> {
    this.names.push(name);
    await this.client.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK_SPACE, name]);
  }

  /**
   * Gives back the jobs of workers that live no more; others may take them at once. Two names may share a lock by chance:
   * then a job waits until the living one ends.
   */
  async releaseAbandonedJobs(): Promise<void> {
    await this.client.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(name))
       FROM (SELECT DISTINCT locked_by AS name FROM graphile_worker.jobs WHERE locked_by <> ALL ($2)) AS holder
       WHERE pg_try_advisory_xact_lock($1, hashtext(name))`,
      [LOCK_SPACE, this.names],
    );
  }

  /** Adds a job without payload, unless it waits already: any number of processes may ask for it. */
  async addOnce(job: JobName): Promise<void> {
    await this.client.query("SELECT graphile_worker.add_job($1, payload => '{}'::json, job_key => $1, max_attempts => 3)", [job]);
  }

  /** Ends the session; one that no longer answers is abandoned. Never throws. */
  async close(): Promise<void> {
    const ended = this.client.end().catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);
  }
}
