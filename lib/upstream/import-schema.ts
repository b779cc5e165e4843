import { z } from "zod";

/** What `/imports` speaks (governance.md §4). Isomorphic. */
export const importStateSchema = z.enum(["running", "done", "failed"]);
export const importOutcomeSchema = z.enum(["listed", "accepted", "refused"]);

/** One import and how far it is. `accepted` counts what was taken in, listed or for review; `listed` those listed. */
export const importSummarySchema = z.object({
  id: z.string(),
  state: importStateSchema,
  catalog: z.string(),
  list: z.boolean(),
  reason: z.string().nullable(),
  file: z.string(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Why it failed. */
  failure: z.string().nullable(),
  /** Entries in the file; null until they were counted. */
  total: z.number().int().nullable(),
  accepted: z.number().int(),
  listed: z.number().int(),
  refused: z.number().int(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

/** What became of one entry of the file. */
export const importEntrySchema = z.object({
  /** Place in the file, from 0. */
  index: z.number().int(),
  server: z.string().nullable(),
  version: z.string().nullable(),
  outcome: importOutcomeSchema,
  /** Why it was refused: a stable code and a sentence. */
  code: z.string().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type ImportEntry = z.infer<typeof importEntrySchema>;

export const importViewSchema = importSummarySchema.extend({ entries: z.array(importEntrySchema), nextCursor: z.string().optional() });

/** How an import is asked for. */
export const importRequestSchema = z
  .object({
    catalog: z.string().max(63).default("default"),
    list: z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }).default(false),
    reason: z.string().trim().max(2000).default(""),
  })
  .refine(({ list, reason }) => !list || reason !== "", { path: ["reason"], message: "Say why these versions are listed without review." });
export type ImportRequest = z.output<typeof importRequestSchema>;

export const startedImportSchema = z.object({ id: z.string() });
