import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { toEntry } from "@/lib/audit/entry-mapper";
import { auditWhere } from "@/lib/audit/filter";
import type { AuditEntryDto, AuditFilter, AuditFormat } from "@/lib/audit/schema";
import { attempt, change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import type { JsonValue } from "@/lib/manifest/json-value";

const EXPORT_BATCH = 500;

/** One page of the record, newest first; `before` is the `seq` the previous page ended with. Throws `forbidden`. */
export async function auditPage(viewer: Viewer | null, filter: AuditFilter, limit: number, before: number | null): Promise<{ items: AuditEntryDto[]; next: number | null }> {
  authorize(viewer, "audit.read");
  const rows = await prisma().auditEntry.findMany({
    where: { AND: [auditWhere(filter), before === null ? {} : { seq: { lt: before } }] },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toEntry);
  return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
}

/** How many entries a filter lets through. Throws `forbidden`. */
export async function countAudit(viewer: Viewer | null, filter: AuditFilter): Promise<number> {
  authorize(viewer, "audit.read");
  return prisma().auditEntry.count({ where: auditWhere(filter) });
}

/** Every action that was ever recorded, by name: one look into the index for each, however long the record is. Throws `forbidden`. */
export async function auditActions(viewer: Viewer | null): Promise<string[]> {
  authorize(viewer, "audit.read");
  const rows = await prisma().$queryRaw<{ action: string }[]>`
    WITH RECURSIVE known AS (
      (SELECT action FROM audit_entry ORDER BY action LIMIT 1)
      UNION ALL SELECT (SELECT e.action FROM audit_entry e WHERE e.action > known.action ORDER BY e.action LIMIT 1) FROM known WHERE known.action IS NOT NULL)
    SELECT action FROM known WHERE action IS NOT NULL`;
  return rows.map(({ action }) => action);
}

/**
 * The whole record in order, entry by entry, so that its chain can be verified elsewhere. Exporting is itself recorded.
 * Throws `forbidden` before the first entry.
 */
export async function exportAudit(caller: Caller, filter: AuditFilter, format: AuditFormat = "jsonl"): Promise<AsyncGenerator<AuditEntryDto>> {
  await attempt(caller, "audit.export", "audit", async () => {
    authorize(caller.viewer, "audit.read");
    await change(caller, async (step) => {
      step.record({ action: "audit.export", object: "audit", objectIds: [], after: JSON.parse(JSON.stringify({ ...filter, format })) as JsonValue });
    });
  });
  return entries(filter);
}

async function* entries(filter: AuditFilter): AsyncGenerator<AuditEntryDto> {
  for (let last = 0n; ; ) {
    const rows = await prisma().auditEntry.findMany({
      where: { AND: [auditWhere(filter), { seq: { gt: last } }] },
      orderBy: { seq: "asc" },
      take: EXPORT_BATCH,
    });
    yield* rows.map(toEntry);
    const end = rows.at(-1);
    if (end === undefined || rows.length < EXPORT_BATCH) return;
    last = end.seq;
  }
}
