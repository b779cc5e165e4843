import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { prisma } from "@/lib/db/client";
import { breakerMs } from "./breaker";
import type { NacosAdmin } from "./client/admin";
import { isNacosError, NacosError } from "./client/errors";
import { type Address, connectTarget } from "./connect";
import { driftPass } from "./drift-pass";
import { Lease } from "./lease";
import { TargetNames } from "./load-desired";
import { type Claim, readClaim, writeClaim } from "./marker";
import { ownMarker } from "./owner-name";
import { settleNotice } from "./notice";
import { Pace } from "./pace";
import { type Run, twoAtATime } from "./run";
import { ServiceDirectory } from "./service-directory";
import { settleWish } from "./settle-wish";
import { assertUnchanged, dueWish, LeaseLost, nextDue, noteDriftPass, noteForeignOwner, noteGeneration, noteHealth, noteVersion, openFindings, closeFindings } from "./sync-repository";
import { findTarget, type TargetRow } from "./target-repository";
import { troubleOf } from "./trouble";
import { finishWithdrawal } from "./withdrawal";

/** A worker has other jobs too: after so long a run ends and the next one goes on. */
const RUN_MS = 20_000;
const DRIFT_EVERY_MS = 5 * 60_000;
/** Servers under way at once; calls are two at most, and the others wait for Nacos to show what was written. */
const LANES = 4;
const WRITES_PER_SECOND = 5;
/** What people must change is looked at again after this. */
const WAITING_MS = 60_000;
const HELD_MS = 1_000;

export interface SyncOptions {
  connect?: (target: Address) => Promise<NacosAdmin>;
  sleep?: (ms: number) => Promise<void>;
  runMs?: number;
  writesPerSecond?: number;
}

const HOLDER = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;

/**
 * Brings one target to what is decided, as far as it gets in one run, and looks for drift when that is due. Level-triggered:
 * it looks at what is and what should be, whoever woke it and however often; of two that run at once one does the work.
 * Returns when to come again, or null: when something happens.
 */
export async function syncTarget(targetId: string, options: SyncOptions = {}): Promise<Date | null> {
  const target = await findTarget(prisma(), targetId);
  if (target === null) return null;
  if (target.breakerUntil !== null && target.breakerUntil > new Date()) return target.breakerUntil;
  if (target.pausedAt !== null) {
    const due = await nextDue(targetId);
    if (due === null || due > new Date()) return due;
  }
  const lease = await Lease.take(targetId, HOLDER);
  // Its holder may be past looking for wishes, and two orders for the next run may cross: so look again soon.
  if (!(lease instanceof Lease)) return lease && new Date(Math.min(lease.freeAt.getTime(), Date.now() + HELD_MS));
  return (await runUnder(lease, targetId, options)) ?? nextDue(targetId);
}

async function runUnder(lease: Lease, targetId: string, options: SyncOptions): Promise<Date | null> {
  try {
    // Read again: until now another process may have held the lease, and have written what this one relies on.
    const target = await findTarget(prisma(), targetId);
    return target === null ? null : await runOver(target, lease, options);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    return null;
  } finally {
    await lease.release();
  }
}

/** Returns until when the target is left alone, or null. */
async function runOver(target: TargetRow, lease: Lease, options: SyncOptions): Promise<Date | null> {
  const { fence } = lease;
  try {
    const run = await openRun(target, lease, options);
    if (!(await isOurs(run))) return new Date(Date.now() + WAITING_MS);
    const trouble = await drain(run, Date.now() + (options.runMs ?? RUN_MS));
    if (trouble !== null) throw trouble;
    await lookAround(run);
    if (target.breakerFailures > 0) await noteHealth(fence, { failures: 0, until: null, trouble: null });
    return null;
  } catch (error) {
    if (!isNacosError(error)) throw error;
    const failures = target.breakerFailures + 1;
    const ms = isNacosError(error, "unsupported") ? WAITING_MS : breakerMs(failures, Math.random());
    // A first failure is no reason to rest, and coming back at once is none to hurry.
    const until = new Date(Date.now() + Math.max(ms, 1000));
    await noteHealth(fence, { failures, until, trouble: troubleOf(error) });
    return until;
  }
}

async function openRun(target: TargetRow, lease: Lease, options: SyncOptions): Promise<Run> {
  const admin = twoAtATime(await (options.connect ?? connectTarget)(target));
  if (target.breakerFailures > 0 || target.driftDueAt <= new Date()) admin.forget();
  const { version, supported, capabilities } = await admin.state();
  await noteVersion(lease.fence, version);
  if (!supported) throw new NacosError("unsupported", { message: `Nacos ${version} is not supported: 3.0.3 to 3.3 are.` });
  const sleep = options.sleep ?? ((ms: number) => delay(ms).then(() => undefined));
  return {
    ...{ target, lease, fence: lease.fence, admin, capabilities, sleep, onlyRemovals: target.pausedAt !== null },
    services: new ServiceDirectory(admin),
    names: new TargetNames(target),
    pace: new Pace(options.writesPerSecond ?? WRITES_PER_SECOND, sleep),
  };
}

/** Whether no other registry claims the namespace. Written anew with each drift pass, and before anything else is. */
async function isOurs(run: Run): Promise<boolean> {
  const { markerGeneration: generation, driftDueAt, foreignOwner, removingAt } = run.target;
  const own = ownMarker(run.target);
  // Whoever is paused or on the way out claims nothing.
  const isRenewed = !run.onlyRemovals && removingAt === null && (generation === 0 || driftDueAt <= new Date());
  const claim: Claim = isRenewed ? await writeClaim(run.admin, own, false, (next) => noteGeneration(run.fence, next)) : await readClaim(run.admin, own);
  const owner = claim.kind === "foreign" ? claim.owner : null;
  if (owner !== foreignOwner) await noteForeignOwner(run.fence, owner);
  const at = new Date();
  if (owner === null) {
    if (foreignOwner !== null) await closeFindings(run.fence, ["foreign_registry"], at);
    return true;
  }
  await openFindings(run.fence, [{ kind: "foreign_registry", subject: "marker", detail: `Another registry claims this namespace: ${owner}. Nothing is written until somebody takes it over.` }], at);
  await noteDriftPass(run.target, at, new Date(at.getTime() + DRIFT_EVERY_MS));
  return false;
}

/**
 * Settles what is due until nothing is, or the time is over; nothing new is begun while something is being taken away
 * (nacos.md §7.4). Returns the error that stops the whole target.
 */
async function drain(run: Run, deadline: number): Promise<Error | null> {
  const busy = new Set<string>();
  const removals = new Set<Promise<Error | null>>();
  let trouble: Error | null = null;
  let claiming: Promise<unknown> = Promise.resolve();
  const claim = () => {
    const next = claiming.then(async () => {
      const wish = await dueWish(run.target, [...busy]);
      if (wish !== undefined) busy.add(wish.serverId);
      return wish;
    });
    claiming = next.catch(() => undefined);
    return next;
  };
  const lane = async () => {
    while (trouble === null && Date.now() < deadline) {
      const wish = await claim();
      if (wish === undefined) return;
      if (!wish.urgent) await Promise.allSettled(removals);
      const settling = settleWish(run, wish);
      if (wish.urgent) removals.add(settling);
      trouble = (await settling.finally(() => removals.delete(settling))) ?? trouble;
      busy.delete(wish.serverId);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = lanes.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return trouble;
}

/** What is done when no decision waits any more. */
async function lookAround(run: Run): Promise<void> {
  const { target, onlyRemovals } = run;
  if (target.removingAt !== null) return finishWithdrawal(run);
  const isDriftDue = !onlyRemovals && target.driftDueAt <= new Date();
  if (isDriftDue) await lookForDrift(run);
  await settleNotice(run, isDriftDue);
}

async function lookForDrift(run: Run): Promise<void> {
  await assertUnchanged(run.target);
  const at = new Date();
  const isMissing = (await run.admin.namespaceState()) === "absent";
  if (isMissing) {
    const detail = `The namespace "${run.target.namespaceId}" does not exist. Nacos takes writes all the same; create it so that people see it.`;
    await openFindings(run.fence, [{ kind: "namespace_missing", subject: run.target.namespaceId, detail }], at);
  }
  const settle = async () => {
    await assertUnchanged(run.target);
    const trouble = await drain(run, Date.now() + RUN_MS);
    if (trouble !== null) throw trouble;
  };
  await driftPass(run, at, settle);
  await closeFindings(run.fence, ["namespace_missing"], at);
  await settle();
  await noteDriftPass(run.target, at, new Date(at.getTime() + DRIFT_EVERY_MS));
}
