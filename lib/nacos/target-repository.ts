import { prisma, type Tx } from "@/lib/db/client";
import type { DriftPolicy } from "./target-schema";

const CATALOG = { catalog: { select: { id: true, slug: true } } } as const;

export type TargetRow = NonNullable<Awaited<ReturnType<typeof findTarget>>>;

/** A target without its password. */
export function findTarget(tx: Tx, id: string) {
  return tx.syncTarget.findUnique({ where: { id }, include: CATALOG });
}

/** Targets by name, after the one called `after`. */
export function listTargets(limit: number, after?: string) {
  return prisma().syncTarget.findMany({ where: after === undefined ? {} : { name: { gt: after } }, include: CATALOG, orderBy: { name: "asc" }, take: limit });
}

/** Other targets of the same namespace id. */
export function targetsOfNamespace(tx: Tx, namespaceId: string, exceptId: string | null) {
  return tx.syncTarget.findMany({ where: { namespaceId, ...(exceptId !== null && { id: { not: exceptId } }) }, select: { name: true, urls: true } });
}

export interface TargetFields {
  name: string;
  urls: string[];
  namespaceId: string;
  username: string;
  sealedPassword: string;
  catalogId: string;
  drift: DriftPolicy;
  pausedAt: Date | null;
  removalsPaused: boolean;
}

export async function insertTarget(tx: Tx, id: string, fields: TargetFields, createdById: string): Promise<void> {
  await tx.syncTarget.create({ data: { id, ...fields, createdById }, select: { id: true } });
}

/** Changes a target; it is tried again at once, and looked at as a whole. */
export async function updateTarget(tx: Tx, id: string, fields: Partial<TargetFields>): Promise<void> {
  const anew = { breakerFailures: 0, breakerUntil: null, breakerReason: null, breakerCode: null, driftDueAt: new Date() };
  await tx.syncTarget.update({ where: { id }, data: { ...fields, ...anew, revision: { increment: 1 } }, select: { id: true } });
  await tx.syncItem.updateMany({ where: { targetId: id, state: { in: ["pending", "failed"] } }, data: { state: "pending", attempts: 0, nextAt: new Date() } });
}

/** The namespace is ours by word of a person: the generation we are about to write there. */
export async function noteTakeOver(targetId: string, markerGeneration: number): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id: targetId }, data: { markerGeneration, foreignOwner: null } });
}

/** Looks at the whole target at once, now. */
export async function demandDriftPass(tx: Tx, id: string): Promise<void> {
  await tx.syncTarget.update({ where: { id }, data: { driftDueAt: new Date(), breakerUntil: null }, select: { id: true } });
}

/** From now on nothing of it should stand there, servers that were never listed included. A pause ends: a person wants it gone. */
export async function startWithdrawal(tx: Tx, id: string): Promise<void> {
  const now = new Date();
  const data = { removingAt: now, pausedAt: null, removalsPaused: false, breakerUntil: null, revision: { increment: 1 } };
  await tx.syncTarget.update({ where: { id }, data, select: { id: true } });
  const wish = { cause: "remove", urgent: true, state: "pending", attempts: 0, nextAt: now, revision: { increment: 1 } };
  await tx.syncItem.updateMany({ where: { targetId: id }, data: wish });
}

/** With its items and findings; what was written to it stays in `sync_event`. */
export async function deleteTarget(tx: Tx, id: string): Promise<void> {
  await tx.syncTarget.delete({ where: { id }, select: { id: true } });
}

/** The only read of the password: for sending it. */
export async function sealedPasswordOf(id: string): Promise<string | null> {
  const row = await prisma().syncTarget.findUnique({ where: { id }, select: { sealedPassword: true } });
  return row?.sealedPassword ?? null;
}

export async function noteTest(id: string, result: { ok: boolean; detail: string; version: string | null }): Promise<void> {
  const { ok, detail, version } = result;
  await prisma().syncTarget.updateMany({ where: { id }, data: { testedAt: new Date(), testOk: ok, testDetail: detail, ...(version !== null && { version }) } });
}

/**
 * Makes every server that the catalog lists, or listed, a wish of the target. For a new target, a full sync and a repair. What
 * was taken away goes first; not on a paused target, which is looked at before anything is done.
 */
export async function wishForAll(tx: Tx, targetId: string, cause: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO sync_item AS i (target_id, server_id, cause, urgent, wanted_at, next_at)
    SELECT t.id, v.server_id, ${cause}, t.paused_at IS NULL AND bool_or(t.removing_at IS NOT NULL OR l.suspended_at IS NOT NULL OR l.withdrawn_at IS NOT NULL
      OR v.publisher_status = 'deleted' OR coalesce(l.expires_at <= now(), false)), now(), now()
    FROM sync_target t JOIN listing l ON l.catalog_id = t.catalog_id JOIN version v ON v.id = l.version_id
    WHERE t.id = ${targetId}::uuid GROUP BY t.id, v.server_id
    ON CONFLICT (target_id, server_id) DO UPDATE SET revision = i.revision + 1, cause = excluded.cause, urgent = i.urgent OR excluded.urgent, wanted_at = coalesce(i.wanted_at, now()),
      state = 'pending', detail_code = NULL, detail = NULL, attempts = 0, next_at = now(), updated_at = now()`;
}

/** One server of a target with its name, or null. */
export function findItem(tx: Tx, targetId: string, serverId: string) {
  return tx.syncItem.findUnique({ where: { targetId_serverId: { targetId, serverId } }, include: { server: { select: { name: true } } } });
}

export interface ItemFilter {
  state?: string | undefined;
  /** A part of the name here or there. */
  q?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** Servers of a target by name. */
export function listItems(targetId: string, { state, q, limit, after }: ItemFilter) {
  const part = { contains: q ?? "", mode: "insensitive" } as const;
  return prisma().syncItem.findMany({
    where: {
      targetId,
      ...(state !== undefined && { state }),
      ...(after !== undefined && { server: { name: { gt: after } } }),
      ...(q !== undefined && q !== "" && { OR: [{ server: { name: part } }, { nacosName: part }] }),
    },
    include: { server: { select: { name: true } } },
    orderBy: { server: { name: "asc" } },
    take: limit,
  });
}

/** The targets of every catalog that lists, or listed, a server, with what is known of it there. By name. */
export function targetsOfServer(serverId: string) {
  return prisma().syncTarget.findMany({
    where: { catalog: { listings: { some: { version: { serverId } } } } },
    include: { ...CATALOG, items: { where: { serverId }, select: { state: true, desiredVersion: true } } },
    orderBy: { name: "asc" },
  });
}

/** Makes one server a wish. `adoptedId` is remembered when given. False when the target does not know the server. */
export async function wishForOne(tx: Tx, targetId: string, serverId: string, cause: string, adoptedId?: string): Promise<boolean> {
  const { count } = await tx.syncItem.updateMany({
    where: { targetId, serverId },
    data: {
      ...(adoptedId !== undefined && { adoptedId }),
      cause, revision: { increment: 1 }, state: "pending", detailCode: null, detail: null, attempts: 0, wantedAt: new Date(), nextAt: new Date(), updatedAt: new Date(),
    },
  });
  return count > 0;
}

/** How many servers of each target are in which state. */
export async function countStates(targetIds: readonly string[]): Promise<{ targetId: string; state: string; count: number }[]> {
  const rows = await prisma().syncItem.groupBy({ by: ["targetId", "state"], where: { targetId: { in: [...targetIds] } }, _count: true });
  return rows.map(({ targetId, state, _count }) => ({ targetId, state, count: _count }));
}

/** Since when each target differs from what was decided. */
export async function oldestWishes(targetIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await prisma().syncItem.groupBy({ by: ["targetId"], where: { targetId: { in: [...targetIds] }, state: "pending", wantedAt: { not: null } }, _min: { wantedAt: true } });
  return new Map(rows.flatMap(({ targetId, _min }) => (_min.wantedAt === null ? [] : [[targetId, _min.wantedAt] as const])));
}

/** How many servers of each target are to be taken away and are not confirmed gone. */
export async function countRemovals(targetIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await prisma().syncItem.groupBy({ by: ["targetId"], where: { targetId: { in: [...targetIds] }, urgent: true, state: { in: ["pending", "failed"] } }, _count: true });
  return new Map(rows.map(({ targetId, _count }) => [targetId, _count]));
}

/** How many findings of each target are open. */
export async function countFindings(targetIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await prisma().syncFinding.groupBy({ by: ["targetId"], where: { targetId: { in: [...targetIds] }, closedAt: null }, _count: true });
  return new Map(rows.map(({ targetId, _count }) => [targetId, _count]));
}

/** Open findings, the newest first. */
export function listFindings(targetId: string, limit: number) {
  return prisma().syncFinding.findMany({ where: { targetId, closedAt: null }, orderBy: [{ firstSeenAt: "desc" }, { kind: "asc" }, { subject: "asc" }], take: limit });
}

export interface EventFilter {
  limit: number;
  /** Only what is older than the event of this number. */
  before?: number | undefined;
  /** A part of the name of the server. */
  q?: string | undefined;
}

/** What was written, the newest first. */
export function listEvents(targetId: string, { limit, before, q }: EventFilter) {
  const where = { targetId, ...(before !== undefined && { id: { lt: before } }), ...(q !== undefined && q !== "" && { serverName: { contains: q, mode: "insensitive" as const } }) };
  return prisma().syncEvent.findMany({ where, orderBy: { id: "desc" }, take: limit });
}
