import { database } from "@/lib/db/client";
import { JOB_STATE } from "@/lib/telemetry/job-state";
import type { MetricSources, Sample } from "@/lib/telemetry/metrics";

interface TargetSample {
  target: string;
  lag: string;
  steps: string;
  failures: string;
  open: boolean;
  paused: boolean;
  removals: string;
  findings: string;
}

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
  async recordLag() {
    const { rows } = await database().pool.query<{ name: string; lag: string }>(
      "SELECT name, greatest(0, (SELECT coalesce(max(seq), 0) FROM audit_entry) - applied_seq) AS lag FROM audit_consumer",
    );
    return rows.map(({ name, lag }): Sample => ({ labels: { consumer: name }, value: Number(lag) }));
  },
  async webhooks() {
    const { rows } = await database().pool.query<{ name: string; waiting: string }>(
      "SELECT w.name, count(d.id) AS waiting FROM webhook_endpoint w LEFT JOIN webhook_delivery d ON d.endpoint_id = w.id AND d.state = 'pending' GROUP BY w.id",
    );
    return rows.map(({ name, waiting }): Sample => ({ labels: { webhook: name }, value: Number(waiting) }));
  },
  pool() {
    const { totalCount, idleCount, waitingCount } = database().pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  },
  async jobs() {
    const { rows } = await database().pool.query<{ job: string; state: string; jobs: string }>(`
      SELECT task_identifier AS job, ${JOB_STATE} AS state, count(*) AS jobs
      FROM graphile_worker.jobs GROUP BY 1, 2`);
    return rows.map(({ job, state, jobs }): Sample => ({ labels: { job, state }, value: Number(jobs) }));
  },
  async targets() {
    const { rows } = await database().pool.query<TargetSample>(`
      SELECT name AS target, steps, failures, paused_at IS NOT NULL AS paused,
        (SELECT count(*) FROM sync_item i WHERE i.target_id = t.id AND i.urgent AND i.state IN ('pending', 'failed')) AS removals,
        (SELECT count(*) FROM sync_finding f WHERE f.target_id = t.id AND f.closed_at IS NULL) AS findings, coalesce(breaker_until > now(), false) OR foreign_owner IS NOT NULL AS open,
        coalesce((SELECT greatest(0, extract(epoch FROM now() - min(wanted_at))) FROM sync_item i WHERE i.target_id = t.id AND state = 'pending'), 0) AS lag
      FROM sync_target t`);
    return rows.map(({ target, lag, steps, failures, open, paused, removals, findings }) => ({
      ...{ target, lagSeconds: Number(lag), steps: Number(steps), failures: Number(failures) },
      ...{ stopped: open, paused, waitingRemovals: Number(removals), findings: Number(findings) },
    }));
  },
  async targetServers() {
    const { rows } = await database().pool.query<{ target: string; state: string; servers: string }>(
      "SELECT t.name AS target, i.state, count(*) AS servers FROM sync_item i JOIN sync_target t ON t.id = i.target_id GROUP BY 1, 2",
    );
    return rows.map(({ target, state, servers }): Sample => ({ labels: { target, state }, value: Number(servers) }));
  },
};
