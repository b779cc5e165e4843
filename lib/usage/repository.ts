import { prisma } from "@/lib/db/client";
import type { PullCount } from "@/lib/usage/pull-counter";

const KEPT_DAYS = 400;

/**
 * Adds counts to those of other processes, in one statement and in the order of the key, so that two processes wait for
 * each other instead of blocking. `day`: `YYYY-MM-DD`, UTC.
 */
export async function addPulls(day: string, counts: readonly PullCount[]): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO usage_day AS u (day, server, version, catalog, channel, client, pulls)
    SELECT ${day}::date, server, version, catalog, channel, client, sum(pulls)
    FROM json_to_recordset(${JSON.stringify(counts)}::json) AS c(server text, version text, catalog text, channel text, client text, pulls bigint)
    GROUP BY server, version, catalog, channel, client ORDER BY server, version, catalog, channel, client
    ON CONFLICT (server, day, version, catalog, channel, client) DO UPDATE SET pulls = u.pulls + excluded.pulls`;
}

export async function forgetOldPulls(): Promise<void> {
  await prisma().$executeRaw`DELETE FROM usage_day WHERE day < (now() AT TIME ZONE 'UTC')::date - ${KEPT_DAYS}::int`;
}

/** Pulls since a day, by slug of the catalog and server name. Without those of routers, which read everything every few seconds. */
export async function pullsSince(day: string): Promise<Map<string, Map<string, number>>> {
  const rows = await prisma().$queryRaw<{ catalog: string; server: string; pulls: bigint }[]>`
    SELECT catalog, server, sum(pulls)::bigint AS pulls FROM usage_day WHERE day >= ${day}::date AND channel <> 'router' GROUP BY catalog, server`;
  const byCatalog = new Map<string, Map<string, number>>();
  for (const { catalog, server, pulls } of rows) byCatalog.set(catalog, (byCatalog.get(catalog) ?? new Map<string, number>()).set(server, Number(pulls)));
  return byCatalog;
}

export interface UsageRow {
  /** `YYYY-MM-DD`. */
  day: string;
  version: string;
  channel: string;
  client: string;
  pulls: number;
}

/** Pulls of a server since a day in some catalogs, those of routers too. */
export async function pullsOfServer(server: string, day: string, catalogs: readonly string[]): Promise<UsageRow[]> {
  const rows = await prisma().$queryRaw<(Omit<UsageRow, "pulls"> & { pulls: bigint })[]>`
    SELECT day::text AS day, version, channel, client, sum(pulls)::bigint AS pulls FROM usage_day
    WHERE server = ${server} AND day >= ${day}::date AND catalog = ANY(${[...catalogs]}) GROUP BY day, version, channel, client`;
  return rows.map((row) => ({ ...row, pulls: Number(row.pulls) }));
}
