import { CHANNELS, CLIENT_KINDS, type Usage } from "@/lib/usage/schema";

const DAY_MS = 86_400_000;

/** The day of an instant, UTC, as `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The first of `days` days that end with today. */
export function firstDay(today: Date, days: number): string {
  return dayOf(new Date(today.getTime() - (days - 1) * DAY_MS));
}

interface Row {
  day: string;
  version: string;
  channel: string;
  client: string;
  pulls: number;
}

/** What rows of the last `days` days come to; routers count in `channels` only. Pure. */
export function toUsage(server: string, rows: readonly Row[], today: Date, days: number): Usage {
  const pulled = rows.filter(({ channel }) => channel !== "router");
  const perDay = summed(pulled, ({ day }) => day);
  const daily = Array.from({ length: days }, (_, index) => {
    const day = dayOf(new Date(today.getTime() - (days - 1 - index) * DAY_MS));
    return { day, pulls: perDay.get(day) ?? 0 };
  });
  const versions = descending(summed(pulled, ({ version }) => version)).map(([version, pulls]) => ({ version, pulls }));
  const clients = descending(summed(pulled, ({ client }) => CLIENT_KINDS.find((kind) => kind === client) ?? "other")).map(([client, pulls]) => ({ client, pulls }));
  const channels = descending(summed(rows, ({ channel }) => CHANNELS.find((known) => known === channel) ?? "registry")).map(([channel, pulls]) => ({ channel, pulls }));
  return { server, days, total: pulled.reduce((sum, { pulls }) => sum + pulls, 0), daily, versions, clients, channels };
}

function summed<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.pulls);
  return sums;
}

function descending<Key>(sums: ReadonlyMap<Key, number>): [Key, number][] {
  return [...sums].sort(([a, x], [b, y]) => y - x || (String(a) < String(b) ? -1 : 1));
}
