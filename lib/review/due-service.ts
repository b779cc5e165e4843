import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { prisma, type Tx } from "@/lib/db/client";
import { lockText } from "@/lib/db/transaction";
import { AppError } from "@/lib/http/errors";
import { DEFAULT_TARGETS, type DueTargets, dueTargetsSchema, type DueTargetsView, type PutDueTargets } from "@/lib/review/due-schema";
import { principalNames } from "@/lib/review/lookup-service";

const newest = (tx: Tx) => tx.dueTargets.findFirst({ orderBy: { version: "desc" } });

/** The targets in force. */
export async function dueTargets(tx: Tx): Promise<DueTargets> {
  const row = await newest(tx);
  return row === null ? DEFAULT_TARGETS : dueTargetsSchema.parse(row.document);
}

/** The targets in force and who set them. Throws `forbidden` outside the console. */
export async function readDueTargets(viewer: Viewer | null): Promise<DueTargetsView> {
  authorize(viewer, "console.enter");
  const tx = prisma();
  const row = await newest(tx);
  if (row === null) return { version: 0, targets: DEFAULT_TARGETS, setBy: null, setAt: null };
  const names = await principalNames(tx, [row.setById]);
  return { version: row.version, targets: dueTargetsSchema.parse(row.document), setBy: names.get(row.setById) ?? null, setAt: row.setAt.toISOString() };
}

/**
 * Puts other targets in force; they hold for what waits already, too. Throws `forbidden`, and `conflict` when somebody else has
 * changed them since.
 */
export async function putDueTargets(caller: Caller, { version, targets }: PutDueTargets): Promise<DueTargetsView> {
  await attempt(caller, "due_targets.set", "queue", async () => {
    authorize(caller.viewer, "queue.targets");
    await change(caller, async (step) => {
      await lockText(step.tx, "due_targets");
      const before = await newest(step.tx);
      if ((before?.version ?? 0) !== version) throw new AppError("conflict", "Somebody else has changed the due times. Read them again.");
      await step.tx.dueTargets.create({ data: { version: version + 1, document: targets, setById: caller.viewer.principalId }, select: { version: true } });
      step.record({ action: "due_targets.set", object: "queue", objectIds: [], before: { version, targets: before === null ? DEFAULT_TARGETS : dueTargetsSchema.parse(before.document) }, after: { version: version + 1, targets } });
    });
  });
  return readDueTargets(caller.viewer);
}
