import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { RELEASE } from "@/lib/config/build";
import { database, prisma } from "@/lib/db/client";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import type { Status } from "@/lib/telemetry/status-schema";

async function postgresVersion(): Promise<string> {
  const { rows } = await database().pool.query<{ server_version: string }>("SHOW server_version");
  return rows[0]?.server_version ?? "unknown";
}

async function feedStatus(): Promise<Status["feed"]> {
  const [newest, consumers] = await Promise.all([
    prisma().catalogEvent.aggregate({ _max: { seq: true } }),
    prisma().feedConsumer.findMany({ orderBy: { name: "asc" } }),
  ]);
  return withLag(newest._max.seq, consumers);
}

async function recordStatus(): Promise<Status["record"]> {
  const [newest, consumers] = await Promise.all([prisma().auditEntry.aggregate({ _max: { seq: true } }), prisma().auditConsumer.findMany({ orderBy: { name: "asc" } })]);
  return withLag(newest._max.seq, consumers);
}

/** How far behind the newest number each consumer is. */
function withLag(newest: bigint | null, consumers: readonly { name: string; appliedSeq: bigint; seenAt: Date }[]): Status["feed"] {
  const seq = Number(newest ?? 0);
  const rows = consumers.map(({ name, appliedSeq, seenAt }) => {
    const applied = Number(appliedSeq);
    return { name, appliedSeq: applied, lag: Math.max(0, seq - applied), seenAt: seenAt.toISOString() };
  });
  return { seq, consumers: rows };
}

/** Versions, the feed and the audit record with their consumers, and jobs by name and state. Throws `forbidden` outside the console. */
export async function readStatus(viewer: Viewer | null): Promise<Status> {
  authorize(viewer, "console.enter");
  const [postgres, feed, record, samples] = await Promise.all([postgresVersion(), feedStatus(), recordStatus(), databaseMetricSources.jobs()]);
  const jobs = samples.map(({ labels, value }) => ({ job: labels["job"] ?? "", state: labels["state"] ?? "", count: value }));
  return { versions: { gatehouse: RELEASE, node: process.version, postgres }, feed, record, jobs };
}
