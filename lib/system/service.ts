import { hostname } from "node:os";
import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { feedTail } from "@/lib/catalog/distribution";
import { readModel } from "@/lib/catalog/read-model";
import { BUILD } from "@/lib/config/build";
import { config } from "@/lib/config/config";
import { jobStateSchema } from "@/lib/system/job-schema";
import { readiness } from "@/lib/system/readiness-service";
import { appliedMigrations, databaseSize, workerSessions } from "@/lib/system/repository";
import type { System, Variable } from "@/lib/system/schema";
import { readStatus } from "@/lib/telemetry/status-service";

/** A web process tells of itself every few seconds; silent for so long, in ms, it is not there any more. */
const SILENT_AFTER_MS = 30_000;

/** What runs, how far it has come and how large it has become. Throws `forbidden`. */
export async function readSystem(viewer: Viewer | null): Promise<System> {
  authorize(viewer, "system.read");
  const [status, ready, migrations, sessions, size] = await Promise.all([readStatus(viewer), readiness(), appliedMigrations(), workerSessions(), databaseSize()]);
  const now = Date.now();
  return {
    at: new Date(now).toISOString(),
    readiness: ready,
    versions: { ...status.versions, commit: BUILD.gitCommit, builtAt: BUILD.buildTime, migrations },
    process: ownProcess(),
    feed: { seq: status.feed.seq, consumers: status.feed.consumers.map((consumer) => ({ ...consumer, alive: now - Date.parse(consumer.seenAt) < SILENT_AFTER_MS })) },
    workers: sessions.map(({ since, ...session }) => ({ ...session, since: since.toISOString() })),
    jobs: status.jobs.map(({ state, ...rest }) => ({ ...rest, state: jobStateSchema.parse(state) })),
    database: size,
  };
}

function ownProcess(): System["process"] {
  const tail = feedTail();
  const model = tail === undefined ? null : { appliedSeq: tail.appliedSeq, lag: tail.lag, catalogs: [...readModel().catalogs()].length };
  return { name: `${hostname()}:${process.pid}`, uptimeSeconds: Math.round(process.uptime()), memoryBytes: process.memoryUsage().rss, readModel: model };
}

/** The configuration of this process, variable by variable, without its secrets. Throws `forbidden`. */
export function readConfiguration(viewer: Viewer | null): Variable[] {
  authorize(viewer, "system.read");
  return config().disclosed;
}
