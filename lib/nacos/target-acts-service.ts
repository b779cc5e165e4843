import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { findServerId } from "@/lib/catalog/served-service";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { wakeTarget } from "@/lib/jobs/definitions";
import type { NacosError } from "./client/errors";
import { isNacosError } from "./client/errors";
import { connectOnce, connectTarget } from "./connect";
import { dryRunOf } from "./dry-run";
import { diffItems } from "./item-diff";
import { entryOwner, ownedSentence } from "./entry-owner";
import { writeClaim } from "./marker";
import { ownMarker } from "./owner-name";
import { authorizedTarget, targetRow, viewTarget } from "./target-service";
import { demandDriftPass, type EventFilter, findItem, type ItemFilter, listEvents, listFindings, listItems, noteTakeOver, noteTest, type TargetRow, wishForAll, wishForOne } from "./target-repository";
import type { DryRun, Resolve, Target, TargetEvent, TargetFinding, TargetItem, TargetItemDiff, TestCandidate, TestResult } from "./target-schema";
import { testNacos } from "./target-test";
import { eventView, findingView, itemView } from "./target-view";

/** Tries the target without writing to it, and keeps the answer. Throws `forbidden`, `not_found`. */
export async function testTarget(caller: Caller, id: string): Promise<TestResult> {
  return attempt(caller, "target.test", id, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", id);
    const result = await testNacos(() => connectTarget(target), async () => ownMarker(await targetRow(prisma(), id)));
    await noteTest(id, result);
    return result;
  });
}

/** Tries what is not a target yet, without writing to it or keeping anything. Throws `forbidden`. */
export async function testCandidate(caller: Caller, { url, urls, namespaceId, username, password }: TestCandidate): Promise<TestResult> {
  return attempt(caller, "target.test", url, () => {
    authorize(caller.viewer, "target.manage");
    return testNacos(async () => connectOnce({ urls: [url, ...urls], namespaceId, username }, password), null);
  });
}

/** Looks at everything that stands there now, not only at the next drift pass; what it does then is the drift policy's. Throws `forbidden`, `not_found`, `conflict`. */
export async function checkNow(caller: Caller, id: string): Promise<Target> {
  await attempt(caller, "target.check", id, async () => {
    demandWriting(await authorizedTarget(caller.viewer, "target.manage", id));
    await change(caller, async (step) => {
      const { name, catalog } = await targetRow(step.tx, id);
      await demandDriftPass(step.tx, id);
      await wakeTarget(step.tx, id);
      step.record({ action: "target.check", object: name, objectIds: [id, catalog.id] });
    });
  });
  return viewTarget(id);
}

/**
 * Looks at every server anew and writes whatever differs, whatever the drift policy says; `takeOver` claims the namespace
 * from another registry first. It happens in the background. Throws `forbidden`, `not_found`, and `conflict` when the
 * namespace could not be claimed.
 */
export async function syncNow(caller: Caller, id: string, takeOver: boolean): Promise<Target> {
  await attempt(caller, "target.sync", id, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", id);
    demandWriting(target);
    if (takeOver) await claim(target);
    await change(caller, async (step) => {
      const { name, foreignOwner, catalog } = await targetRow(step.tx, id);
      await wishForAll(step.tx, id, "sync");
      await demandDriftPass(step.tx, id);
      await wakeTarget(step.tx, id);
      step.record({ action: "target.sync", object: name, objectIds: [id, catalog.id], after: { takeOver, claimedBy: foreignOwner } });
    });
  });
  return viewTarget(id);
}

/**
 * Writes one server again whatever the drift policy says: the cure for one that was changed there, or whose endpoint a restart
 * lost. It happens in the background. Throws `forbidden`, `not_found`, `conflict` while the target is paused or withdrawn.
 */
export async function syncServer(caller: Caller, id: string, serverName: string): Promise<TargetItem> {
  await attempt(caller, "target.sync_server", serverName, async () => {
    demandWriting(await authorizedTarget(caller.viewer, "target.manage", id));
    const row = await itemOf(id, serverName);
    await change(caller, async (step) => {
      const { name } = await targetRow(step.tx, id);
      await wishForOne(step.tx, id, row.serverId, "repair");
      await wakeTarget(step.tx, id);
      step.record({ action: "target.sync_server", object: row.server.name, objectIds: [id, row.serverId], after: { target: name } });
    });
  });
  return itemView(await itemOf(id, serverName));
}

function demandWriting({ pausedAt, removingAt }: TargetRow): void {
  if (removingAt !== null) throw new AppError("conflict", "The target is being withdrawn. Create it anew when it is gone.");
  if (pausedAt !== null) throw new AppError("conflict", "The target is paused. Resume it first.");
}

async function claim(target: TargetRow): Promise<void> {
  try {
    const admin = await connectTarget(target);
    const { kind } = await writeClaim(admin, ownMarker(target), true, (generation) => noteTakeOver(target.id, generation));
    if (kind === "foreign") throw new AppError("conflict", "Another registry claimed the namespace at the same moment. Find out which one should have it.");
  } catch (error) {
    throw isNacosError(error) ? unreachable(error) : error;
  }
}

/** What the next sync would write, for the first hundred servers; writes nothing. Throws `forbidden`, `not_found`, `conflict`. */
export async function dryRun(caller: Caller, id: string): Promise<DryRun> {
  return attempt(caller, "target.dry_run", id, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", id);
    try {
      return await dryRunOf(target, await connectTarget(target));
    } catch (error) {
      throw isNacosError(error) ? unreachable(error) : error;
    }
  });
}

/** What a caller is told when Nacos does not do what was asked. */
export function unreachable(error: NacosError): AppError {
  return new AppError("conflict", `The target does not work at the moment: ${error.message}. Test it.`);
}

/** Servers of a target by name. Throws `forbidden`, `not_found`. */
export async function targetServers(viewer: Viewer, id: string, page: ItemFilter): Promise<TargetItem[]> {
  await authorizedTarget(viewer, "target.read", id);
  return (await listItems(id, page)).map(itemView);
}

/** One server of a target, with both sides while they differ. Throws `forbidden`, `not_found`. */
export async function targetServer(viewer: Viewer, id: string, serverName: string): Promise<TargetItemDiff> {
  await authorizedTarget(viewer, "target.read", id);
  const row = await itemOf(id, serverName);
  return { ...itemView(row), desired: row.desired, observed: row.observed, changes: diffItems(row.desired, row.observed) };
}

async function itemOf(id: string, serverName: string) {
  const serverId = await findServerId(serverName);
  const row = serverId === null ? null : await findItem(prisma(), id, serverId);
  if (row === null) throw notFound();
  return row;
}

/**
 * Decides about an entry of somebody else that has the name of a server of ours: adopt it under its id, or replace it.
 * Throws `forbidden`, `not_found`, `conflict` when there is nothing to decide.
 */
export async function resolveConflict(caller: Caller, id: string, serverName: string, { decision, reason }: Resolve): Promise<TargetItem> {
  await attempt(caller, "target.resolve", serverName, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", id);
    const row = await itemOf(id, serverName);
    const otherId = (row.observed as { id?: unknown } | null)?.id;
    if (row.state !== "conflict" || typeof otherId !== "string") throw new AppError("conflict", "There is no other entry with its name to decide about.");
    const owner = await entryOwner(target, otherId, row.serverId);
    if (owner !== null) throw new AppError("conflict", ownedSentence(owner));
    await change(caller, async (step) => {
      const { name } = target;
      await wishForOne(step.tx, id, row.serverId, decision, decision === "adopt" ? otherId : undefined);
      await wakeTarget(step.tx, id);
      step.record({ action: `target.${decision}`, object: row.server.name, objectIds: [id, row.serverId, otherId], after: { target: name, nacosId: otherId }, reason });
    });
  });
  return itemView(await itemOf(id, serverName));
}

/** What stands on a target and should not, or is a reason for alarm. Throws `forbidden`, `not_found`. */
export async function targetFindings(viewer: Viewer, id: string, limit: number): Promise<TargetFinding[]> {
  await authorizedTarget(viewer, "target.read", id);
  return (await listFindings(id, limit)).map(findingView);
}

/** What was written to a target, the newest first. Throws `forbidden`, `not_found`. */
export async function targetHistory(viewer: Viewer, id: string, page: EventFilter): Promise<TargetEvent[]> {
  await authorizedTarget(viewer, "target.read", id);
  return (await listEvents(id, page)).map(eventView);
}
