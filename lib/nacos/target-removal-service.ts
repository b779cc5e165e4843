import type { Caller } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { wakeTarget } from "@/lib/jobs/definitions";
import type { NacosAdmin } from "./client/admin";
import { isNacosError } from "./client/errors";
import { connectTarget } from "./connect";
import { releaseClaim } from "./marker";
import { ownMarker } from "./owner-name";
import { startWithdrawal, type TargetRow, wishForAll } from "./target-repository";
import type { Target } from "./target-schema";
import { authorizedTarget, targetRow, viewTarget } from "./target-service";
import { forgetTarget } from "./withdrawal";

/**
 * Forgets a target. What stands in Nacos stays there, and no suspension reaches it any more; the history stays here. The
 * namespace is given free if it can be reached. Throws `forbidden`, `not_found`.
 */
export async function removeTarget(caller: Caller, id: string): Promise<void> {
  await attempt(caller, "target.delete", id, async () => {
    const target = await authorizedTarget(caller.viewer, "target.manage", id);
    const admin = await connected(target);
    await forgetTarget(caller, id, "left");
    if (admin !== null) await releaseClaim(admin, ownMarker(target)).catch(ignoreNacos);
  });
}

/**
 * Withdraws from Nacos what this target wrote there; when the last entry is gone, the target is forgotten. It happens in the
 * background, also on a paused target, and until then the target shows what is left. Throws `forbidden`, `not_found`.
 */
export async function withdrawTarget(caller: Caller, id: string): Promise<Target> {
  await attempt(caller, "target.withdraw", id, async () => {
    await authorizedTarget(caller.viewer, "target.manage", id);
    await change(caller, async (step) => {
      const { name, urls, namespaceId, catalog } = await targetRow(step.tx, id);
      await startWithdrawal(step.tx, id);
      await wishForAll(step.tx, id, "remove");
      await wakeTarget(step.tx, id);
      step.record({ action: "target.withdraw", object: name, objectIds: [id, catalog.id], before: { urls, namespaceId, catalog: catalog.slug } });
    });
  });
  return viewTarget(id);
}

/** Null: its password cannot be read any more. */
async function connected(target: TargetRow): Promise<NacosAdmin | null> {
  return connectTarget(target).catch((error: unknown) => {
    ignoreNacos(error);
    return null;
  });
}

function ignoreNacos(error: unknown): void {
  if (!isNacosError(error)) throw error;
}
