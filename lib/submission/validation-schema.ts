import { z } from "zod";
import { manifestIssueSchema } from "@/lib/manifest/schema";

/**
 * The part of the submitted text that an issue is about, for an editor to select: lines and columns from 1, columns in UTF-16
 * units, the end column not included. Any of the three line breaks counts.
 */
const issuePlaceSchema = z.object({ line: z.int().min(1), column: z.int().min(1), endLine: z.int().min(1), endColumn: z.int().min(1) });
export type IssuePlace = z.infer<typeof issuePlaceSchema>;

/**
 * An issue of the official shape, with what it takes to say it in another language, and where it is; without a place it is
 * about the text as a whole.
 */
const placedIssueSchema = manifestIssueSchema.extend({
  /** Stable (lib/manifest/issue-codes.ts). */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  place: issuePlaceSchema.optional(),
});

/** The answer of `POST /validate` (governance.md §4): nothing is stored. */
export const validationSchema = z.object({
  valid: z.boolean(),
  issues: z.array(placedIssueSchema),
  warnings: z.array(placedIssueSchema).default([]),
});
export type Validation = z.infer<typeof validationSchema>;
