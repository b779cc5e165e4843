import { toEntry } from "@/lib/audit/entry-mapper";
import type { AuditEntryDto } from "@/lib/audit/schema";
import { prisma } from "@/lib/db/client";

/** Whether an action that concerned all of `objectIds` was ever recorded: history as a fact for a rule, shown to nobody. */
export async function wasRecorded(action: string, objectIds: readonly string[]): Promise<boolean> {
  return (await prisma().auditEntry.count({ where: { action, objectIds: { hasEvery: [...objectIds] } }, take: 1 })) > 0;
}

/** The newest entries about a thing, by the name they call it. The caller has authorised it. */
export async function entriesAbout(object: string, limit: number): Promise<AuditEntryDto[]> {
  return (await prisma().auditEntry.findMany({ where: { object }, orderBy: { seq: "desc" }, take: limit })).map(toEntry);
}

/** The newest entries of what somebody did. The caller has authorised it. */
export async function entriesBy(actorId: string, limit: number): Promise<AuditEntryDto[]> {
  return (await prisma().auditEntry.findMany({ where: { actorId }, orderBy: { seq: "desc" }, take: limit })).map(toEntry);
}
