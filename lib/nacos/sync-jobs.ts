import { prisma } from "@/lib/db/client";
import { wakeTarget } from "@/lib/jobs/definitions";
import { syncTarget } from "./sync";
import { dueTargets } from "./sync-repository";

/** One run over a target, and the order for the next one. */
export async function syncTargetJob(targetId: string): Promise<void> {
  const again = await syncTarget(targetId);
  if (again !== null) await wakeTarget(prisma(), targetId, again);
}

/** Wakes the targets that have something due: jobs are lost with a queue, wishes are not. */
export async function wakeDueTargets(): Promise<void> {
  for (const targetId of await dueTargets()) await wakeTarget(prisma(), targetId);
}
