import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { config } from "@/lib/config/config";
import { isUniqueViolation } from "@/lib/db/database-errors";
import { prisma, type Tx } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/http/errors";
import { wakeTarget } from "@/lib/jobs/definitions";
import { sharedAddress } from "./target-clash";
import { findTarget, insertTarget, listTargets, type TargetFields, type TargetRow, targetsOfNamespace, updateTarget, wishForAll } from "./target-repository";
import { type CreateTarget, leadElsewhere, type PatchTarget, type Target } from "./target-schema";
import { sealPassword } from "./target-password";
import { targetViews } from "./target-view";

/**
 * Nacos targets (governance.md §4 `/targets`): administrators say where approved servers are written. Private addresses are
 * as good as others, for a Nacos stands inside. The password goes in and never comes out.
 */
export async function viewTarget(id: string): Promise<Target> {
  const [view] = await targetViews([await targetRow(prisma(), id)]);
  if (view === undefined) throw notFound();
  return view;
}

/** The row of a target, or `not_found`. */
export async function targetRow(tx: Tx, id: string): Promise<TargetRow> {
  const row = await findTarget(tx, id);
  if (row === null) throw notFound();
  return row;
}

/** Targets by name, after the one called `after`. Throws `forbidden`. */
export async function targetsPage(viewer: Viewer, limit: number, after?: string): Promise<Target[]> {
  authorize(viewer, "target.read");
  return targetViews(await listTargets(limit, after));
}

/** So many are read at once. */
const BATCH = 100;

/** Every target by name, however many there are. Throws `forbidden`. */
export async function allTargets(viewer: Viewer): Promise<Target[]> {
  const targets: Target[] = [];
  for (let batch = await targetsPage(viewer, BATCH); batch.length > 0; batch = batch.length < BATCH ? [] : await targetsPage(viewer, BATCH, batch.at(-1)?.name)) targets.push(...batch);
  return targets;
}

/** One target. Throws `forbidden`, `not_found`. */
export async function readTarget(viewer: Viewer, id: string): Promise<Target> {
  await authorizedTarget(viewer, "target.read", id);
  return viewTarget(id);
}

/** The target, if the viewer may. Its catalog counts for bound tokens. Throws `forbidden`, `not_found`. */
export async function authorizedTarget(viewer: Viewer, action: "target.read" | "target.manage", id: string): Promise<TargetRow> {
  const row = await findTarget(prisma(), id);
  authorize(viewer, action, row === null ? {} : { catalog: row.catalog.slug });
  if (row === null) throw notFound();
  return row;
}

/**
 * Creates a target; unless it is paused, all of its catalog is on its way there when this returns. Throws `forbidden`, `not_found` (the catalog),
 * `name_taken`, and `conflict` for a namespace that another target writes to.
 */
export async function createTarget(caller: Caller, input: CreateTarget): Promise<Target> {
  const id = uuid();
  await attempt(caller, "target.create", input.name, async () => {
    authorize(caller.viewer, "target.manage", { catalog: input.catalog });
    await named(input.name, () =>
      change(caller, async (step) => {
        const catalog = await catalogBySlug(step.tx, input.catalog);
        const { name, namespaceId, username, drift } = input;
        const pause = pauseOf(input, null);
        const urls = [input.url, ...input.urls];
        await demandFreeNamespace(step.tx, urls, namespaceId, null);
        const sealedPassword = sealPassword(config().secret, id, input.password);
        await insertTarget(step.tx, id, { name, urls, namespaceId, username, sealedPassword, catalogId: catalog.id, drift, ...pause }, caller.viewer.principalId);
        await wishForAll(step.tx, id, "sync");
        await wakeTarget(step.tx, id);
        step.record({ action: "target.create", object: name, objectIds: [id, catalog.id], after: { urls, namespaceId, username, catalog: catalog.slug, drift, ...pauseShown(pause) } });
      }),
    );
  });
  return viewTarget(id);
}

/**
 * Changes a target and tries it again at once. Throws `forbidden`, `not_found`, `name_taken`, `conflict`, and `invalid_request` for
 * an address that the stored password was not given for.
 */
export async function patchTarget(caller: Caller, id: string, patch: PatchTarget): Promise<Target> {
  await attempt(caller, "target.change", id, async () => {
    await authorizedTarget(caller.viewer, "target.manage", id);
    await named(patch.name ?? "", () =>
      change(caller, async (step) => {
        const before = await targetRow(step.tx, id);
        const urls = [patch.url ?? before.urls[0] ?? "", ...(patch.urls ?? before.urls.slice(1))];
        const isMoved = urls.join() !== before.urls.join();
        if (isMoved && before.removingAt !== null) throw new AppError("conflict", "The target is being withdrawn; its address stays until it is gone.");
        await demandFreeNamespace(step.tx, urls, before.namespaceId, id);
        const fields = changedFields(id, { ...patch, password: passwordFor(urls, patch, before) }, urls);
        const pause = pauseOf(patch, before);
        await updateTarget(step.tx, id, { ...fields, ...pause });
        // At another address nothing may stand yet.
        if (isMoved) await wishForAll(step.tx, id, "sync");
        await wakeTarget(step.tx, id);
        const { sealedPassword, ...shown } = fields;
        const was = { name: before.name, urls: before.urls, username: before.username, drift: before.drift, ...pauseShown(before) };
        const after = { ...was, ...shown, ...pauseShown(pause), ...(sealedPassword !== undefined && { password: "changed" }) };
        step.record({ action: "target.change", object: after.name, objectIds: [id, before.catalog.id], before: was, after });
      }),
    );
  });
  return viewTarget(id);
}

interface Pause {
  pausedAt: Date | null;
  removalsPaused: boolean;
}

/** Whoever pauses removals pauses all; resuming ends both. */
function pauseOf({ paused, removalsPaused }: Pick<PatchTarget, "paused" | "removalsPaused">, before: Pause | null): Pause {
  const isPaused = removalsPaused === true || (paused ?? before?.pausedAt != null);
  return {
    pausedAt: isPaused ? (before?.pausedAt ?? new Date()) : null,
    removalsPaused: isPaused && (removalsPaused ?? before?.removalsPaused ?? false),
  };
}

const pauseShown = ({ pausedAt, removalsPaused }: Pause) => ({ paused: pausedAt !== null, removalsPaused });

/** The stored password never goes to a host that it was not given for: there it is entered again, or forgotten where none is used. */
function passwordFor(urls: readonly string[], { username, password }: PatchTarget, before: Pick<TargetRow, "urls" | "username">): string | undefined {
  if (password !== undefined || !leadElsewhere(urls, before.urls)) return password;
  if ((username ?? before.username) === "") return "";
  throw new AppError("invalid_request", "This is another host. Enter the password again: the stored one is only sent where it was given for.");
}

function changedFields(id: string, { name, username, drift, password }: Omit<PatchTarget, "password"> & { password: string | undefined }, urls: string[]): Partial<Pick<TargetFields, "name" | "urls" | "username" | "drift" | "sealedPassword">> {
  return {
    urls,
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
    ...(drift !== undefined && { drift }),
    ...(password !== undefined && { sealedPassword: sealPassword(config().secret, id, password) }),
  };
}

/** Two targets of one namespace would each take the other's servers for strangers. */
async function demandFreeNamespace(tx: Tx, urls: string[], namespaceId: string, exceptId: string | null): Promise<void> {
  await lockText(tx, "sync_target");
  const clash = sharedAddress(urls, await targetsOfNamespace(tx, namespaceId, exceptId));
  if (clash !== undefined) throw new AppError("conflict", `The target "${clash.name}" writes to this namespace already. One namespace mirrors one catalog.`);
}

async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("name_taken", `There is a target "${name}" already.`);
    throw error;
  }
}
