import type { Viewer } from "@/lib/access/schema";
import { readableListings } from "@/lib/catalog/browse-service";
import { providePopularity } from "@/lib/catalog/popularity";
import { notFound } from "@/lib/http/errors";
import { PullCounter, type PullCount, type Pulled } from "@/lib/usage/pull-counter";
import { addPulls, forgetOldPulls, pullsOfServer, pullsSince } from "@/lib/usage/repository";
import type { Channel, Usage } from "@/lib/usage/schema";
import { dayOf, firstDay, toUsage } from "@/lib/usage/usage-mapper";

const FLUSH_EVERY_MS = 30_000;
/** Every so many flushes old days are forgotten and the order "most pulled" is worked out anew: every ten minutes. */
const REFRESH_EVERY_FLUSHES = 20;
const POPULAR_DAYS = 30;
const ROWS_PER_STATEMENT = 2_000;
/** What could not be written is kept for the next time, up to this many rows. */
const MAX_WAITING = 50_000;

const counter = new PullCounter();
let waiting: PullCount[] = [];

/** Counts a read of a whole version. Touches no database; written down with the next flush. */
export function notePull(pulled: Pulled, catalog: string, channel: Channel, userAgent: string | undefined): void {
  counter.note(pulled, catalog, channel, userAgent);
}

/**
 * Writes down what was counted, on the day it is written. A process that is killed loses what it has counted since the last
 * flush, at most half a minute; while the database is away counts are kept, up to a bound.
 */
export async function flushPulls(): Promise<void> {
  waiting = [...waiting, ...counter.take()].slice(0, MAX_WAITING);
  while (waiting.length > 0) {
    const rows = waiting.slice(0, ROWS_PER_STATEMENT);
    await addPulls(dayOf(new Date()), rows);
    waiting = waiting.slice(rows.length);
  }
}

/** Works out which servers were pulled most, for what lists say and the order they have. */
export async function refreshPopularity(): Promise<void> {
  providePopularity(await pullsSince(firstDay(new Date(), POPULAR_DAYS)));
}

/** Flushes every half minute, and once more when it is stopped. */
export function startUsageFlush(onError: (error: unknown) => void): { stop(): Promise<void> } {
  let flushes = 0;
  const run = async () => {
    await flushPulls();
    if (flushes++ % REFRESH_EVERY_FLUSHES === 0) {
      await forgetOldPulls();
      await refreshPopularity();
    }
  };
  let running = run().catch(onError);
  const timer = setInterval(() => (running = running.then(run).catch(onError)), FLUSH_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await flushPulls().catch(onError);
    },
  };
}

/** As `usageOf`, for pages: null for what the viewer may not find. */
export async function serverUsage(viewer: Viewer | null, name: string, days: number): Promise<Usage | null> {
  return readableListings(viewer, name) === null ? null : usageOf(viewer, name, days);
}

/** The pulls of a server in catalogs the viewer reads, over the last `days` days. Throws `not_found` for what the viewer may not find. */
export async function usageOf(viewer: Viewer | null, name: string, days: number): Promise<Usage> {
  const listed = readableListings(viewer, name);
  if (listed === null) throw notFound();
  const today = new Date();
  const rows = await pullsOfServer(listed.server, firstDay(today, days), listed.catalogs);
  return toUsage(listed.server, rows, today, days);
}

/**
 * The pulls of some versions of a server in some catalogs, over the last `days` days; `null`: of all its versions. For whoever may
 * suspend there: the caller has authorised it.
 */
export async function pullsOfVersions(server: string, versions: ReadonlySet<string> | null, catalogs: readonly string[], days: number): Promise<Usage> {
  const today = new Date();
  const rows = await pullsOfServer(server, firstDay(today, days), catalogs);
  return toUsage(server, rows.filter(({ version }) => versions === null || versions.has(version)), today, days);
}
