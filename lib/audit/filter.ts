import type { AuditFilter } from "@/lib/audit/schema";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Prisma } from "@/prisma/generated/client";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The filter of the list and of its export: one, so that a file holds what the list showed. Pure. */
export function auditWhere({ q, actor, action, object, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  const conditions: Prisma.AuditEntryWhereInput[] = [];
  if (q) conditions.push({ OR: TEXTS.map((column) => ({ [column]: { contains: likeLiteral(q), mode: "insensitive" as const } })) });
  if (actor) conditions.push(UUID.test(actor) ? { actorId: actor } : { actor: { equals: likeLiteral(actor), mode: "insensitive" } });
  if (action) conditions.push({ action: { startsWith: likeLiteral(action) } });
  if (object) conditions.push({ OR: [{ object: { equals: likeLiteral(object), mode: "insensitive" } }, { objectIds: { has: object } }] });
  if (from) conditions.push({ at: { gte: new Date(from) } });
  if (to) conditions.push({ at: { lte: new Date(to) } });
  return { AND: conditions };
}

/** Where a search looks. */
const TEXTS = ["actor", "action", "object", "reason"] as const;
