import { Prisma } from "@/prisma/generated/client";
import { database, prisma, type Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transaction";
import type { JsonValue } from "@/lib/manifest/json-value";
import type { Finding } from "./drift";
import type { TroubleCode } from "./target-schema";

/** Rows of a running sync. Whatever is written here is written only while the fence is still the newest. */
export interface Fence {
  targetId: string;
  fence: bigint;
}

/** A run may not go on: somebody else writes to this target now, or it is another target than it was. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Takes the lease, or null while another one holds it. `until` says when theirs ends. */
export async function takeLease(targetId: string, holder: string, ms: number): Promise<Fence | { until: Date } | null> {
  const { rows } = await database().pool.query<{ fence: string }>(
    `UPDATE sync_target SET lease_holder = $2, lease_fence = lease_fence + 1, lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     WHERE id = $1 AND (lease_until IS NULL OR lease_until < clock_timestamp()) RETURNING lease_fence AS fence`,
    [targetId, holder, ms],
  );
  if (rows[0] !== undefined) return { targetId, fence: BigInt(rows[0].fence) };
  const held = await prisma().syncTarget.findUnique({ where: { id: targetId }, select: { leaseUntil: true } });
  return held?.leaseUntil ? { until: held.leaseUntil } : null;
}

/** Prolongs the lease. False when it ended or was taken: no write may follow. */
export async function renewLease({ targetId, fence }: Fence, ms: number): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `UPDATE sync_target SET lease_until = clock_timestamp() + $3 * interval '1 millisecond' WHERE id = $1 AND lease_fence = $2 AND lease_until > clock_timestamp()`,
    [targetId, String(fence), ms],
  );
  return rowCount === 1;
}

export async function releaseLease({ targetId, fence }: Fence): Promise<void> {
  await database().pool.query(`UPDATE sync_target SET lease_until = NULL, lease_holder = NULL WHERE id = $1 AND lease_fence = $2`, [targetId, String(fence)]);
}

/** Runs `work` in a transaction in which nobody can take the lease. Throws `LeaseLost` when somebody has. */
async function fenced<T>({ targetId, fence }: Fence, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`SELECT 1 FROM sync_target WHERE id = ${targetId}::uuid AND lease_fence = ${fence} FOR SHARE`;
    if (held.length === 0) throw new LeaseLost("the lease of this target was taken by another process");
    return work(tx);
  });
}

export interface Wish {
  serverId: string;
  serverName: string;
  revision: number;
  urgent: boolean;
  cause: string;
  attempts: number;
  adoptedId: string | null;
}

/** Of wishes `i` and targets `t`: on a paused target nothing is due but what takes something away, and that may be paused too. */
const MAY_BE_DONE = "NOT t.removals_paused AND (t.paused_at IS NULL OR i.urgent)";

/** When a target `t` is to be looked at as a whole: for drift, or because a withdrawal has come to its end. */
const LOOK_DUE = `CASE WHEN t.removals_paused THEN NULL
  WHEN t.removing_at IS NOT NULL THEN (SELECT t.removing_at WHERE NOT EXISTS (SELECT 1 FROM sync_item WHERE target_id = t.id))
  WHEN t.paused_at IS NULL THEN t.drift_due_at END`;

/**
 * The next wish that is due: what takes something away first, then the oldest. `except` are being worked on. None for a target
 * that a person changed since it was read, which another run does by the new word.
 */
export async function dueWish(target: { id: string; revision: number }, except: readonly string[]): Promise<Wish | undefined> {
  const { rows } = await database().pool.query<Wish>(
    `SELECT i.server_id AS "serverId", s.name AS "serverName", i.revision, i.urgent, i.cause, i.attempts, i.adopted_id AS "adoptedId"
     FROM sync_item i JOIN server s ON s.id = i.server_id JOIN sync_target t ON t.id = i.target_id
     WHERE t.id = $1 AND t.revision = $3 AND i.next_at <= now() AND ${MAY_BE_DONE} AND i.server_id <> ALL ($2::uuid[])
     ORDER BY i.urgent DESC, i.next_at LIMIT 1`,
    [target.id, except, target.revision],
  );
  return rows[0];
}

/** When the next wish or drift pass is due; null: nothing waits. */
export async function nextDue(targetId: string): Promise<Date | null> {
  const { rows } = await database().pool.query<{ at: Date | null }>(
    `SELECT least(${LOOK_DUE}, (SELECT min(i.next_at) FROM sync_item i WHERE i.target_id = t.id AND ${MAY_BE_DONE})) AS at
     FROM sync_target t WHERE t.id = $1`,
    [targetId],
  );
  return rows[0]?.at ?? null;
}

/** Targets with something due, also those that a lost job forgot. */
export async function dueTargets(): Promise<string[]> {
  const { rows } = await database().pool.query<{ id: string }>(
    `SELECT id FROM sync_target t WHERE ${LOOK_DUE} <= now()
       OR EXISTS (SELECT 1 FROM sync_item i WHERE i.target_id = t.id AND i.next_at <= now() AND ${MAY_BE_DONE})`,
  );
  return rows.map(({ id }) => id);
}

/** What became of a wish. */
export interface ItemResult {
  state: "pending" | "synced" | "drifted" | "conflict" | "refused" | "failed";
  detailCode: string | null;
  detail: string | null;
  attempts: number;
  /** When to look again; null: when somebody wishes anew. */
  nextAt: Date | null;
  /** False: nothing is left to take away. */
  urgent?: false;
  nacosName?: string;
  desiredState?: "present" | "absent";
  desiredVersion?: string | null;
  desiredHash?: string | null;
  observedHash?: string | null;
  desired?: JsonValue | null;
  observed?: JsonValue | null;
}

const jsonColumn = (value: JsonValue | null) => (value === null ? Prisma.DbNull : (storable(value) as Prisma.InputJsonValue));

/** Anybody may have written to a Nacos, and PostgreSQL holds neither U+0000 nor half a surrogate pair. */
function storable(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).replace(/\\u(?:0000|d[89a-f][0-9a-f]{2})/g, "\\ufffd")) as JsonValue;
}

/** Writes a result down, unless the wish was replaced by a newer one meanwhile: then that one stays due. */
export async function finishWish(fence: Fence, wish: Pick<Wish, "serverId" | "revision">, result: ItemResult): Promise<void> {
  const { desired, observed, ...rest } = result;
  const isSettled = result.state === "synced" || result.state === "refused";
  await fenced(fence, (tx) =>
    tx.syncItem.updateMany({
      where: { targetId: fence.targetId, serverId: wish.serverId, revision: wish.revision },
      data: {
        ...rest,
        ...(desired !== undefined && { desired: jsonColumn(desired) }),
        ...(observed !== undefined && { observed: jsonColumn(observed) }),
        updatedAt: new Date(),
        ...(isSettled && { wantedAt: null, verifiedAt: new Date(), urgent: false }),
      },
    }),
  );
}

/** Whether no newer wish came, nobody changed the target, and the lease is still ours. */
export async function isCurrent({ fence }: Fence, target: { id: string; revision: number }, wish: Pick<Wish, "serverId" | "revision">): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `SELECT 1 FROM sync_item i JOIN sync_target t ON t.id = i.target_id
     WHERE t.id = $1 AND t.revision = $5 AND t.lease_fence = $2 AND i.server_id = $3 AND i.revision = $4`,
    [target.id, String(fence), wish.serverId, wish.revision, target.revision],
  );
  return rowCount === 1;
}

/** Throws `LeaseLost` when a person changed the target since it was read: a new run does by the new word. */
export async function assertUnchanged({ id, revision }: { id: string; revision: number }): Promise<void> {
  const { rowCount } = await database().pool.query("SELECT 1 FROM sync_target WHERE id = $1 AND revision = $2", [id, revision]);
  if (rowCount !== 1) throw new LeaseLost("this target was changed");
}

/** Forgets a server that is, verified, no longer there. */
export async function dropWish(fence: Fence, wish: Pick<Wish, "serverId" | "revision">): Promise<void> {
  await fenced(fence, (tx) => tx.syncItem.deleteMany({ where: { targetId: fence.targetId, serverId: wish.serverId, revision: wish.revision } }));
}

/** Remembers an entry as ours, before anything is done to it. */
export async function adoptId(fence: Fence, serverId: string, adoptedId: string): Promise<void> {
  await fenced(fence, (tx) => tx.syncItem.updateMany({ where: { targetId: fence.targetId, serverId }, data: { adoptedId } }));
}

export interface SyncEventRow {
  serverName: string | null;
  action: string;
  subject: string;
  version: string | null;
  cause: string;
}

/** Adds what was written to the history and counts it. */
export async function noteStep({ targetId }: Fence, targetName: string, event: SyncEventRow): Promise<void> {
  await database().pool.query(
    `WITH counted AS (UPDATE sync_target SET steps = steps + 1 WHERE id = $1)
     INSERT INTO sync_event (target_id, target_name, server_name, action, subject, version, cause) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [targetId, targetName, event.serverName, event.action, event.subject, event.version, event.cause],
  );
}

/** Wakes those who hold a name that is now shared: all of them get another one. */
export async function wishForName({ targetId }: Fence, name: string, exceptServerId: string): Promise<void> {
  await database().pool.query(
    `UPDATE sync_item SET revision = revision + 1, cause = 'name', state = 'pending', wanted_at = coalesce(wanted_at, now()), attempts = 0, next_at = now()
     WHERE target_id = $1 AND lower(nacos_name) = lower($2) AND server_id <> $3`,
    [targetId, name, exceptServerId],
  );
}

export interface Health {
  failures: number;
  until: Date | null;
  trouble: { code: TroubleCode; reason: string } | null;
}

/** How the whole target is doing. A failure is counted, a success closes the breaker. */
export async function noteHealth({ targetId }: Fence, health: Health): Promise<void> {
  await prisma().syncTarget.updateMany({
    where: { id: targetId },
    data: { breakerFailures: health.failures, breakerUntil: health.until, breakerReason: health.trouble?.reason ?? null, breakerCode: health.trouble?.code ?? null, ...(health.failures > 0 && { failures: { increment: 1 } }) },
  });
}

export async function countFailure({ targetId }: Fence): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id: targetId }, data: { failures: { increment: 1 } } });
}

export async function noteVersion({ targetId }: Fence, version: string): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id: targetId, OR: [{ version: null }, { version: { not: version } }] }, data: { version } });
}

/** What we mean to write into the marker, before it is written. */
export async function noteGeneration(fence: Fence, generation: number): Promise<void> {
  await fenced(fence, (tx) => tx.syncTarget.updateMany({ where: { id: fence.targetId }, data: { markerGeneration: generation } }));
}

export async function noteForeignOwner({ targetId }: Fence, owner: string | null): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id: targetId }, data: { foreignOwner: owner } });
}

/** The drift pass that was due at `wasDueAt` is over, the next one is due at `dueAt`; one that somebody demanded meanwhile stays due. */
export async function noteDriftPass({ id, driftDueAt: wasDueAt }: { id: string; driftDueAt: Date }, checkedAt: Date, dueAt: Date): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id }, data: { driftCheckedAt: checkedAt } });
  await prisma().syncTarget.updateMany({ where: { id, driftDueAt: wasDueAt }, data: { driftDueAt: dueAt } });
}

export interface KnownItem extends Wish {
  /** The entry it came from, adopted or not. */
  originId: string | null;
  state: string;
  nextAt: Date | null;
  nacosName: string | null;
  desiredState: string | null;
  desiredHash: string | null;
}

/** Every server the target knows. */
export async function knownItems(targetId: string): Promise<KnownItem[]> {
  const { rows } = await database().pool.query<KnownItem>(
    `SELECT i.server_id AS "serverId", s.name AS "serverName", i.revision, i.urgent, i.cause, i.attempts, i.adopted_id AS "adoptedId", o.nacos_id AS "originId", i.state,
       i.next_at AS "nextAt", i.nacos_name AS "nacosName", i.desired_state AS "desiredState", i.desired_hash AS "desiredHash"
     FROM sync_item i JOIN server s ON s.id = i.server_id LEFT JOIN sync_origin o ON o.target_id = i.target_id AND o.server_id = i.server_id WHERE i.target_id = $1`,
    [targetId],
  );
  return rows;
}

/** Servers of the catalog that the target does not know and that have a listing: wishes that were lost, if ever one is. */
export async function adoptMissingWishes({ targetId }: Fence): Promise<void> {
  await database().pool.query(
    `INSERT INTO sync_item (target_id, server_id, cause, wanted_at, next_at)
     SELECT DISTINCT t.id, v.server_id, 'repair', now(), now() FROM sync_target t JOIN listing l ON l.catalog_id = t.catalog_id JOIN version v ON v.id = l.version_id
     WHERE t.id = $1 AND l.suspended_at IS NULL AND l.withdrawn_at IS NULL AND v.publisher_status <> 'deleted' AND (l.expires_at IS NULL OR l.expires_at > now())
     ON CONFLICT DO NOTHING`,
    [targetId],
  );
}

/** A server that differs though nobody decided anything: to be made good. */
export async function wishForRepair({ targetId }: Fence, serverId: string): Promise<void> {
  await database().pool.query(
    `UPDATE sync_item SET cause = 'repair', state = 'pending', wanted_at = coalesce(wanted_at, now()), attempts = 0, next_at = now()
     WHERE target_id = $1 AND server_id = $2 AND next_at IS NULL`,
    [targetId, serverId],
  );
}

/** Opens findings, or says that they were seen again `at`. */
export async function openFindings({ targetId }: Fence, findings: readonly Finding[], at: Date): Promise<void> {
  for (const { kind, subject, detail, evidence } of findings) {
    await database().pool.query(
      `INSERT INTO sync_finding AS f (target_id, kind, subject, detail, evidence, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (target_id, kind, subject) DO UPDATE SET detail = excluded.detail, evidence = coalesce(excluded.evidence, f.evidence), last_seen_at = $6,
         first_seen_at = CASE WHEN f.closed_at IS NULL THEN f.first_seen_at ELSE $6 END, closed_at = NULL`,
      [targetId, kind, subject, detail, evidence === undefined ? null : JSON.stringify(storable(evidence)), at],
    );
  }
}

/** Closes findings of these kinds that were not seen again at `since` or later. */
export async function closeFindings({ targetId }: Fence, kinds: readonly Finding["kind"][], since: Date): Promise<void> {
  await database().pool.query("UPDATE sync_finding SET closed_at = now() WHERE target_id = $1 AND kind = ANY ($2) AND last_seen_at < $3 AND closed_at IS NULL", [targetId, kinds, since]);
}

/** Closes findings about one server: it was written again and stands there. */
export async function closeFindingsOf({ targetId }: Fence, subject: string, kinds: readonly Finding["kind"][]): Promise<void> {
  await database().pool.query("UPDATE sync_finding SET closed_at = now() WHERE target_id = $1 AND subject = $2 AND kind = ANY ($3) AND closed_at IS NULL", [targetId, subject, kinds]);
}

/** Whether the notice of an empty catalog stands there, as verified; null before it is written or deleted. */
export async function noteNotice({ targetId }: Fence, notice: "present" | "absent" | null): Promise<void> {
  await prisma().syncTarget.updateMany({ where: { id: targetId }, data: { notice } });
}

/** How many servers should stand there, or may soon: all that are not known to be absent. */
export async function countWanted(targetId: string): Promise<number> {
  return prisma().syncItem.count({ where: { targetId, OR: [{ desiredState: null }, { desiredState: "present" }] } });
}
