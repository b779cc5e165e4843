import type { Viewer } from "@/lib/access/schema";
import { suspendedCounts } from "@/lib/catalog/suspended-lookup-service";
import { prisma } from "@/lib/db/client";
import { dueOf } from "@/lib/review/due";
import { dueTargets } from "@/lib/review/due-service";
import { newestRuns, principalNames, type ReviewRecord, reviewsById } from "@/lib/review/lookup-service";
import { lookersAt } from "@/lib/review/presence-service";
import type { QueueFilter } from "@/lib/review/queue-filter-schema";
import { countItems, findItems, type QueueItem, type QueueQuestion, requestItems, type RequestItem } from "@/lib/review/queue-repository";
import type { Looker, QueueRequest } from "@/lib/review/queue-schema";
import { type Judged, toRow } from "@/lib/review/row";
import type { ReviewRow } from "@/lib/review/schema";

export interface QueuePage {
  items: ReviewRow[];
  /** The id of the last row, behind which the next page begins; null when there is none. */
  next: string | null;
}

/** A line of the console's queue: a review with who looks at it now, or a request that people made. */
export type QueueEntry = { source: "review"; row: ReviewRow; lookers: readonly Looker[] } | { source: "request"; row: QueueRequest };
export interface DeskPage {
  items: QueueEntry[];
  next: string | null;
  /** The moment due times are judged at, in milliseconds. */
  asOf: number;
}

async function question(viewer: Viewer, filter: QueueFilter, withRequests: boolean): Promise<QueueQuestion> {
  return { viewer, filter, withRequests, targets: await dueTargets(prisma()), now: new Date() };
}

/** One page of the reviews this viewer may see, oldest first unless asked otherwise, after the one with the id `after`. */
export async function queue(viewer: Viewer, filter: QueueFilter, limit: number, after: string | null): Promise<QueuePage> {
  const asked = await question(viewer, filter, false);
  const found = await findItems(asked, limit + 1, after);
  return { items: await reviewRows(viewer, found.slice(0, limit), asked), next: nextOf(found, limit) };
}

/** One page of the console's queue: reviews and requests in one order. */
export async function deskPage(viewer: Viewer, filter: QueueFilter, limit: number, after: string | null): Promise<DeskPage> {
  const asked = await question(viewer, filter, true);
  const found = await findItems(asked, limit + 1, after);
  return { items: await entries(viewer, found.slice(0, limit), asked), next: nextOf(found, limit), asOf: asked.now.getTime() };
}

/** How many entries each of some filters selects of the console's queue. A filter and its count cannot differ: they are the same words of SQL. */
export async function deskCounts<Name extends string>(viewer: Viewer, filters: Readonly<Record<Name, QueueFilter>>): Promise<Record<Name, number>> {
  return countItems({ viewer, withRequests: true, targets: await dueTargets(prisma()), now: new Date() }, filters);
}

/** The neighbours of a review in a selection of the queue. */
export interface QueueSurroundings {
  previous: string | null;
  next: string | null;
  /** Rows before it, itself, and rows after it, in the order of the selection. */
  rows: ReviewRow[];
  /** When it was judged what is due, in ms. */
  asOf: number;
}

/** Where a review stands in a selection, with up to `each` rows on either side. It need not be selected itself any more: who has just decided it goes on from its place. */
export async function queueAround(viewer: Viewer, filter: QueueFilter, id: string, each = 10): Promise<QueueSurroundings> {
  const asked = await question(viewer, filter, false);
  const [before, after] = await Promise.all([findItems(asked, each, id, "before"), findItems(asked, each, id, "after")]);
  const rows = await reviewRows(viewer, [...before.toReversed(), { source: "review", id }, ...after], asked);
  return { previous: before[0]?.id ?? null, next: after[0]?.id ?? null, rows, asOf: asked.now.getTime() };
}

function nextOf(found: readonly QueueItem[], limit: number): string | null {
  return found.length > limit ? (found[limit - 1]?.id ?? null) : null;
}

async function reviewRows(viewer: Viewer, found: readonly QueueItem[], judged: Judged): Promise<ReviewRow[]> {
  const tx = prisma();
  const byId = await reviewsById(tx, found.filter(({ source }) => source === "review").map(({ id }) => id));
  const reviews = found.flatMap(({ id }): ReviewRecord[] => [byId.get(id) ?? []].flat());
  const [names, runs, suspended] = await Promise.all([
    principalNames(tx, reviews.flatMap((row) => [row.submittedById, row.assigneeId])),
    newestRuns(tx, reviews),
    suspendedCounts(tx, viewer, reviews.map(({ version }) => version.server.id)),
  ]);
  return reviews.map((review) => toRow(review, names, runs.get(review.id) ?? null, judged, suspended(review.version.server.id)));
}

async function entries(viewer: Viewer, found: readonly QueueItem[], judged: Judged): Promise<QueueEntry[]> {
  const ids = found.filter(({ source }) => source === "request").map(({ id }) => id);
  const rows = await reviewRows(viewer, found, judged);
  const [requests, lookers] = await Promise.all([requestItems(ids), lookersAt(rows.map(({ id }) => id), viewer.principalId)]);
  const byId = new Map<string, QueueEntry>([
    ...rows.map((row) => [row.id, { source: "review" as const, row, lookers: lookers.get(row.id) ?? [] }] as const),
    ...requests.map((row) => [row.id, { source: "request" as const, row: requestRow(row, judged) }] as const),
  ]);
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}

function requestRow({ id, server, catalog, state, at, clock, askers }: RequestItem, { targets, now }: Judged): QueueRequest {
  const due = dueOf({ kind: "request", risk: null, runningSince: clock, waitedMs: 0n }, targets, now, clock === null);
  return { id, name: server, catalog, isOpen: state === "in_review", requestedAt: at.toISOString(), askers, due };
}
