import type { AuditEntryDto } from "@/lib/audit/schema";
import type { AuditEntry } from "@/prisma/generated/client";

/** A stored entry as the API tells it. Pure. */
export function toEntry({ seq, at, ...entry }: AuditEntry): AuditEntryDto {
  return { seq: Number(seq), at: at.toISOString(), ...entry };
}
