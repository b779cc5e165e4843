import { z } from "zod";
import { severitySchema } from "@/lib/checks/schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { KINDS, RISKS } from "@/lib/review/queue-names-schema";

/** Shapes of the queue (UX contract §3.2). Isomorphic. */
export const kindSchema = z.enum(KINDS);

export const riskSchema = z.enum(RISKS);

export const DUE_LEVELS = ["fine", "soon", "overdue", "paused", "decided"] as const;
export const dueSchema = z.object({
  /** Null while the clock stands. */
  at: z.string().nullable(),
  waitedMs: z.number(),
  targetMs: z.number(),
  level: z.enum(DUE_LEVELS),
});
export type Due = z.infer<typeof dueSchema>;

/** Findings of one rule, and the worst of them; or `suspended`: so many versions of the server are. */
export const riskReasonSchema = z.object({ ruleId: z.string(), title: z.string(), severity: severitySchema, count: z.number().int() });
export type RiskReason = z.infer<typeof riskReasonSchema>;

/** How many rules said what; `silent` gave no verdict although they should. Null before checks have finished. */
export const checkSummarySchema = z.object({ passed: z.number().int(), failed: z.number().int(), silent: z.number().int() });
export type CheckSummary = z.infer<typeof checkSummarySchema>;

/** Somebody who looks at a review now. */
export const lookerSchema = z.object({ id: z.string(), name: z.string() });
export type Looker = z.infer<typeof lookerSchema>;
export const presenceSchema = z.object({ others: z.array(lookerSchema) });
export type Presence = z.infer<typeof presenceSchema>;

/** A request for a server that is not listed, as a line of the queue. */
export const queueRequestSchema = z.object({
  id: z.string(),
  name: z.string(),
  catalog: z.string(),
  isOpen: z.boolean(),
  requestedAt: z.string(),
  /** How many people ask for it. */
  askers: z.number().int(),
  due: dueSchema,
});
export type QueueRequest = z.infer<typeof queueRequestSchema>;

/** Most views one person keeps. */
export const MAX_QUEUE_VIEWS = 30;

/** A selection of the queue under a name of one's own; `query` is the query of the queue's address. */
export const queueViewSchema = z.object({ id: z.string(), name: z.string(), query: z.string() });
export type QueueView = z.infer<typeof queueViewSchema>;
export const saveQueueViewSchema = z.strictObject({ name: storableTextSchema.trim().min(1).max(60), query: storableTextSchema.max(2_000) });
export type SaveQueueView = z.infer<typeof saveQueueViewSchema>;

/** Most cases that are decided with one reason: as many as a person still looks through. */
export const MAX_BULK = 30;

/** A review on the way to a decision about several; `refusal` is why it cannot be one of them, or null. */
export const bulkCaseSchema = z.object({
  id: z.string(),
  server: z.string(),
  version: z.string(),
  catalog: z.string(),
  kind: kindSchema,
  revision: z.number().int(),
  digest: z.string(),
  reasons: z.array(riskReasonSchema),
  checkSummary: checkSummarySchema.nullable(),
  refusal: z.string().nullable(),
});
export type BulkCase = z.infer<typeof bulkCaseSchema>;
/** `refusal` is why these cases do not go together, or null. */
export const bulkSchema = z.object({ refusal: z.enum(["different_kinds", "different_catalogs"]).nullable(), items: z.array(bulkCaseSchema) });
export type Bulk = z.infer<typeof bulkSchema>;
