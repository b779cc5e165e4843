import { database } from "@/lib/db/client";
import type { MetricSources, Sample } from "@/lib/telemetry/metrics";

/**
 * The numbers behind `/metrics` that PostgreSQL and the pool know. Lag and jobs are read at scrape time.
 */
export const databaseMetricSources: MetricSources = {
  async feedLag() {
    const { rows } = await database().pool.query<{ name: string; lag: string }>(
      "SELECT name, greatest(0, (SELECT coalesce(max(seq), 0) FROM catalog_event) - applied_seq) AS lag FROM feed_consumer",
    );
    return rows.map(({ name, lag }): Sample => ({ labels: { consumer: name }, value: Number(lag) }));
  },
  pool() {
    const { totalCount, idleCount, waitingCount } = database().pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  },
  async jobs() {
    const { rows } = await database().pool.query<{ job: string; state: string; jobs: string }>(`
      SELECT task_identifier AS job, CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
        WHEN attempts > 0 THEN 'retrying' ELSE 'waiting' END AS state, count(*) AS jobs
      FROM graphile_worker.jobs GROUP BY 1, 2`);
    return rows.map(({ job, state, jobs }): Sample => ({ labels: { job, state }, value: Number(jobs) }));
  },
};
