import type { Caller } from "@/lib/access/schema";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { releaseClaim } from "./marker";
import { removeNotice } from "./notice";
import { ownMarker } from "./owner-name";
import type { Run } from "./run";
import { assertUnchanged } from "./sync-repository";
import { deleteTarget } from "./target-repository";
import { targetRow } from "./target-service";

/** Ends a withdrawal once none of our entries is left: notice, claim, target. A run that dies in between is repeated. */
export async function finishWithdrawal(run: Run): Promise<void> {
  const { target } = run;
  if ((await prisma().syncItem.count({ where: { targetId: target.id } })) > 0) return;
  await removeNotice(run);
  await run.lease.assure();
  await assertUnchanged(target);
  await releaseClaim(run.admin, ownMarker(target));
  await forgetTarget(SYSTEM_CALLER, target.id, "withdrawn");
}

/** Deletes a target with its entry in the record, which says what became of its entries in Nacos. Throws `not_found`. */
export async function forgetTarget(caller: Caller, id: string, entries: "left" | "withdrawn"): Promise<void> {
  await change(caller, async (step) => {
    const { name, urls, namespaceId, catalog } = await targetRow(step.tx, id);
    await deleteTarget(step.tx, id);
    step.record({ action: "target.delete", object: name, objectIds: [id, catalog.id], before: { urls, namespaceId, catalog: catalog.slug, entries } });
  });
}
