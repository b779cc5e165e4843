import { toEntry } from "@/lib/audit/entry-mapper";
import type { AuditEntryDto } from "@/lib/audit/schema";
import { prisma, type Tx } from "@/lib/db/client";

/** Whether an action that concerned all of `objectIds` was ever recorded: history as a fact for a rule, shown to nobody. */
export async function wasRecorded(action: string, objectIds: readonly string[]): Promise<boolean> {
  return (await prisma().auditEntry.count({ where: { action, objectIds: { hasEvery: [...objectIds] } }, take: 1 })) > 0;
}

/** Whether an action that concerned a thing was recorded at or after a moment. */
export async function wasRecordedSince(tx: Tx, action: string, objectId: string, since: Date): Promise<boolean> {
  return (await tx.auditEntry.count({ where: { action, objectIds: { has: objectId }, at: { gte: since } }, take: 1 })) > 0;
}

/** The newest entries about a thing, by the name they call it. The caller has authorised it. */
export async function entriesAbout(object: string, limit: number): Promise<AuditEntryDto[]> {
  return (await prisma().auditEntry.findMany({ where: { object }, orderBy: { seq: "desc" }, take: limit })).map(toEntry);
}

/** The newest entries of what somebody did. The caller has authorised it. */
export async function entriesBy(actorId: string, limit: number): Promise<AuditEntryDto[]> {
  return (await prisma().auditEntry.findMany({ where: { actorId }, orderBy: { seq: "desc" }, take: limit })).map(toEntry);
}

/**
 * What the record says was true of some things before each change of them, oldest first: history as a fact for a rule.
 *
 * @param family how the actions begin, with its dot: `user.`
 */
export function factsBeforeChanges(tx: Tx, family: string, ids: readonly string[]): Promise<{ id: string; at: Date; before: string }[]> {
  return tx.$queryRaw`
    SELECT id, at, before FROM audit_entry, unnest(object_ids) AS id
    WHERE action LIKE ${`${family}%`} AND object_ids && ${[...ids]}::text[] AND id = ANY(${[...ids]}::text[]) AND before IS NOT NULL
    ORDER BY seq`;
}

/** What the record says of some actions on one object, newest first. Whoever shows it asks for the right to read the record. */
export function recordedChanges(actions: readonly string[], object: string, limit: number): Promise<{ at: Date; actor: string; before: string | null; after: string | null }[]> {
  const select = { at: true, actor: true, before: true, after: true } as const;
  return prisma().auditEntry.findMany({ where: { action: { in: [...actions] }, object }, orderBy: { seq: "desc" }, take: limit, select });
}
