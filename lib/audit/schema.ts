import { z } from "zod";
import { instantSchema } from "@/lib/http/instant-schema";

/** Wire shapes of the audit record (governance.md §4). */
export const auditFilterSchema = z.object({
  /** Part of who, action, object or reason. */
  q: z.string().max(200).optional(),
  /** E-mail or name, or the id. */
  actor: z.string().max(200).optional(),
  /** Its beginning, such as `review.`. */
  action: z.string().max(100).optional(),
  /** Server name, slug, e-mail, or any id in the entry. */
  object: z.string().max(300).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

const formatSchema = z.enum(["jsonl", "csv"]);
export type AuditFormat = z.infer<typeof formatSchema>;
/** An export: what to take, and as what. */
export const auditExportSchema = auditFilterSchema.extend({ format: formatSchema.default("jsonl") });

export const auditEntrySchema = z.object({
  seq: z.number(),
  at: z.string(),
  actorId: z.string().nullable(),
  actor: z.string(),
  authn: z.string(),
  action: z.string(),
  object: z.string(),
  objectIds: z.array(z.string()),
  /** RFC 8785 text, exactly as it is hashed. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditEntryDto = z.infer<typeof auditEntrySchema>;
