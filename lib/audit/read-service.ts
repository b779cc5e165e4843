import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { toEntry } from "@/lib/audit/entry-mapper";
import type { AuditEntryDto, AuditFilter } from "@/lib/audit/schema";
import { attempt, change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { JsonValue } from "@/lib/manifest/json-value";
import type { Prisma } from "@/prisma/generated/client";

const EXPORT_BATCH = 500;

function where(filter: AuditFilter): Prisma.AuditEntryWhereInput {
  const { actor, action, object, from, to } = filter;
  return {
    ...(actor && { actor: { equals: likeLiteral(actor), mode: "insensitive" } }),
    ...(action && { action: { startsWith: likeLiteral(action) } }),
    ...(object && { OR: [{ object: { equals: likeLiteral(object), mode: "insensitive" } }, { objectIds: { has: object } }] }),
    ...((from ?? to) && { at: { ...(from && { gte: new Date(from) }), ...(to && { lte: new Date(to) }) } }),
  };
}

/** One page of the record, newest first; `before` is the `seq` the previous page ended with. Throws `forbidden`. */
export async function auditPage(viewer: Viewer | null, filter: AuditFilter, limit: number, before: number | null): Promise<{ items: AuditEntryDto[]; next: number | null }> {
  authorize(viewer, "audit.read");
  const rows = await prisma().auditEntry.findMany({
    where: { AND: [where(filter), before === null ? {} : { seq: { lt: before } }] },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toEntry);
  return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
}

/**
 * The whole record in order, entry by entry, so that its chain can be verified elsewhere. Exporting is itself recorded.
 * Throws `forbidden` before the first entry.
 */
export async function exportAudit(caller: Caller, filter: AuditFilter): Promise<AsyncGenerator<AuditEntryDto>> {
  await attempt(caller, "audit.export", "audit", async () => {
    authorize(caller.viewer, "audit.read");
    await change(caller, async (step) => {
      step.record({ action: "audit.export", object: "audit", objectIds: [], after: JSON.parse(JSON.stringify(filter)) as JsonValue });
    });
  });
  return entries(filter);
}

async function* entries(filter: AuditFilter): AsyncGenerator<AuditEntryDto> {
  for (let last = 0n; ; ) {
    const rows = await prisma().auditEntry.findMany({
      where: { AND: [where(filter), { seq: { gt: last } }] },
      orderBy: { seq: "asc" },
      take: EXPORT_BATCH,
    });
    yield* rows.map(toEntry);
    const end = rows.at(-1);
    if (end === undefined || rows.length < EXPORT_BATCH) return;
    last = end.seq;
  }
}
