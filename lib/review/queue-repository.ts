import { z } from "zod";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { seenUnapproved } from "@/lib/catalog/unapproved-filter";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import { LOW_RISKS, SOON_SHARE } from "@/lib/review/due";
import type { DueTargets } from "@/lib/review/due-schema";
import type { QueueFilter } from "@/lib/review/queue-filter-schema";
import { type Kind, RISKS } from "@/lib/review/queue-names-schema";
import { Prisma } from "@/prisma/generated/client";

/** One entry of the queue as the view `queue_item` knows it. */
export interface QueueItem {
  source: "review" | "request";
  id: string;
}

const { sql, join } = Prisma;
const ALL = sql`true`;
const NONE = sql`false`;
const and = (parts: readonly Prisma.Sql[]) => (parts.length === 0 ? ALL : sql`(${join([...parts], " AND ")})`);
const anyOf = (column: Prisma.Sql, values: readonly string[]) => sql`${column} = ANY(${[...values]}::text[])`;

/** Everything there is, with the moment it is due: `clock` plus what its kind and risk may wait. */
function items(targets: DueTargets): Prisma.Sql {
  const low = [...LOW_RISKS];
  return sql`(SELECT i.*, i.clock + t.target AS due, i.clock + ${SOON_SHARE}::float8 * t.target AS soon FROM queue_item i
    CROSS JOIN LATERAL (SELECT (${JSON.stringify(targets)}::jsonb -> i.kind ->> CASE WHEN i.risk = ANY(${low}::text[]) THEN 'low' ELSE 'other' END)::int * interval '1 hour' AS target) AS t) AS item`;
}

/** Requests are in the console's queue only, for those who may read all of them. */
function visible(viewer: Viewer, withRequests: boolean): Prisma.Sql {
  const reviews = sql`source = 'review' AND ${seenUnapproved(viewer)}`;
  return withRequests && can(viewer, "request.read") ? sql`(source = 'request' OR ${reviews})` : sql`(${reviews})`;
}

/** Nobody is assigned a request, so who asks for assignees asks for reviews. */
function assigned(viewer: Viewer, assignee: string): Prisma.Sql {
  if (assignee === "none") return sql`(source = 'review' AND assignee_id IS NULL)`;
  const id = assignee === "me" ? viewer.principalId : assignee;
  return z.uuid().safeParse(id).success ? sql`assignee_id = ${id}::uuid` : NONE;
}

/** `presentRun` (lib/checks/present-run.ts) in SQL. A round has one revision (trigger `review_guard`), so of its runs only the tools may be others. */
const SILENT = sql`(source = 'review' AND EXISTS (SELECT 1 FROM check_outcome o WHERE o.status = 'UNAVAILABLE' AND o.run_id = (
  SELECT CASE WHEN c.surface_digest IS NOT DISTINCT FROM r.surface_digest THEN c.id END FROM check_run c JOIN review r ON r.id = c.review_id AND r.round = c.round WHERE c.review_id = item.id ORDER BY c.finished_at DESC, c.id DESC LIMIT 1)))`;

function due(level: "overdue" | "soon", now: Date): Prisma.Sql {
  return level === "overdue" ? sql`due <= ${now}` : sql`(due > ${now} AND soon <= ${now})`;
}

/** What a filter selects. */
function selected(viewer: Viewer, filter: QueueFilter, now: Date): Prisma.Sql {
  const { q = "" } = filter;
  return and([
    ...(filter.state === undefined ? [] : [anyOf(sql`state`, filter.state)]),
    ...(filter.kind === undefined ? [] : [anyOf(sql`kind`, filter.kind)]),
    ...(filter.catalog === undefined ? [] : [sql`catalog = ${filter.catalog}`]),
    ...(filter.assignee === undefined ? [] : [assigned(viewer, filter.assignee)]),
    ...(filter.risk === undefined ? [] : [anyOf(sql`risk`, filter.risk)]),
    ...(filter.due === undefined ? [] : [due(filter.due, now)]),
    ...(filter.checks === undefined ? [] : [SILENT]),
    ...(q === "" ? [] : [sql`name_key LIKE ${`%${likeLiteral(q.toLowerCase())}%`}`]),
  ]);
}

/** What rows are ordered by; the last part tells apart what is equal otherwise. */
const ORDERS: Record<QueueFilter["sort"], { parts: Prisma.Sql[]; descending: boolean }> = {
  oldest: { parts: [sql`at`, sql`id`], descending: false },
  newest: { parts: [sql`at`, sql`id`], descending: true },
  // What is not due stands last.
  due: { parts: [sql`coalesce(due, 'infinity')`, sql`at`, sql`id`], descending: false },
  risk: { parts: [sql`-coalesce(array_position(${[...RISKS]}::text[], risk), 0)`, sql`at`, sql`id`], descending: false },
};

/** Who asks, for what, judged by which targets at which moment. */
export interface QueueQuestion {
  viewer: Viewer;
  filter: QueueFilter;
  withRequests: boolean;
  targets: DueTargets;
  now: Date;
}

export type Side = "after" | "before";

/**
 * Up to `limit` entries after (or, nearest first, before) the one with the id `from`, whether that one is selected itself or not; from the
 * beginning without it. By key, not by offset: what is decided meanwhile moves nothing.
 */
export function findItems({ viewer, filter, withRequests, targets, now }: QueueQuestion, limit: number, from: string | null, side: Side = "after"): Promise<QueueItem[]> {
  const { parts, descending } = ORDERS[filter.sort];
  const downwards = descending !== (side === "before");
  const key = join(parts);
  const beyond = from === null ? ALL : sql`(${key}) ${downwards ? sql`<` : sql`>`} (SELECT ${key} FROM ${items(targets)} WHERE id = ${from}::uuid)`;
  const order = join(parts.map((part) => sql`${part} ${downwards ? sql`DESC` : sql`ASC`}`));
  return prisma().$queryRaw<QueueItem[]>`
    SELECT source, id FROM ${items(targets)} WHERE ${visible(viewer, withRequests)} AND ${selected(viewer, filter, now)} AND ${beyond} ORDER BY ${order} LIMIT ${limit}`;
}

/** How many entries each of some filters selects, in one pass. */
export async function countItems<Name extends string>({ viewer, withRequests, targets, now }: Omit<QueueQuestion, "filter">, filters: Readonly<Record<Name, QueueFilter>>): Promise<Record<Name, number>> {
  const names = Object.keys(filters) as Name[];
  const counts = names.map((name) => sql`count(*) FILTER (WHERE ${selected(viewer, filters[name], now)})::int`);
  const [row] = await prisma().$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${join(counts)}] AS counts FROM ${items(targets)} WHERE ${visible(viewer, withRequests)}`;
  return Object.fromEntries(names.map((name, index) => [name, row?.counts[index] ?? 0])) as Record<Name, number>;
}

/** A review that has waited longer than its target. */
export interface OverdueReview {
  id: string;
  round: number;
  server: string;
  namespace: string;
  version: string;
  catalog: string;
  assigneeId: string | null;
  due: Date;
}

/** Reviews whose time ended after `since`, the longest overdue first. */
export function findOverdue(tx: Tx, targets: DueTargets, since: Date, now: Date): Promise<OverdueReview[]> {
  return tx.$queryRaw<OverdueReview[]>`
    SELECT r.id, r.round, item.server, n.name AS namespace, v.version, item.catalog, r.assignee_id AS "assigneeId", item.due
    FROM ${items(targets)} JOIN review r ON r.id = item.id AND item.source = 'review' JOIN version v ON v.id = r.version_id JOIN server s ON s.id = v.server_id JOIN namespace n ON n.id = s.namespace_id
    WHERE r.state IN ('submitted', 'in_review') AND item.due > ${since} AND item.due <= ${now} ORDER BY item.due, r.id LIMIT 100`;
}

/** The rows of requests; their reasons are told on their own page. */
export interface RequestItem {
  id: string;
  server: string;
  catalog: string;
  state: string;
  kind: Kind;
  at: Date;
  clock: Date | null;
  askers: number;
}

export function requestItems(ids: readonly string[]): Promise<RequestItem[]> {
  return ids.length === 0
    ? Promise.resolve([])
    : prisma().$queryRaw<RequestItem[]>`SELECT id, server, catalog, state, kind, at, clock, (SELECT count(*)::int FROM request_asker a WHERE a.request_id = queue_item.id) AS askers
      FROM queue_item WHERE source = 'request' AND id = ANY(${[...ids]}::uuid[])`;
}
