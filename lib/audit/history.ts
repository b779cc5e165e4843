import { prisma } from "@/lib/db/client";

/** Whether an action that concerned all of `objectIds` was ever recorded: history as a fact for a rule, shown to nobody. */
export async function wasRecorded(action: string, objectIds: readonly string[]): Promise<boolean> {
  return (await prisma().auditEntry.count({ where: { action, objectIds: { hasEvery: [...objectIds] } }, take: 1 })) > 0;
}
