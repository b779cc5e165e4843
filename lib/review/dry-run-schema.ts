import { z } from "zod";
import { policySchema } from "@/lib/catalog/policy-schema";
import { UNMET_CODES, unmetSchema } from "@/lib/review/schema";

/** What another policy would mean for what a catalog lists and what waits there. Nothing is changed by asking. */
export const dryRunInputSchema = z.strictObject({ policy: policySchema });

/**
 * `fails`: a listing would not pass now. `opens`: a review would be approvable that is not yet. `closes`: a review would no
 * longer be approvable that is now.
 */
export const DRY_RUN_CHANGES = ["fails", "opens", "closes"] as const;
export const dryRunChangeSchema = z.enum(DRY_RUN_CHANGES);

export const dryRunFilterSchema = z.object({
  /** Part of a server's name. */
  q: z.string().max(200).optional(),
  change: dryRunChangeSchema.optional(),
});

export const dryRunItemSchema = z.object({
  change: dryRunChangeSchema,
  server: z.string(),
  version: z.string(),
  reviewId: z.string(),
  /** Whether the policy in force is met. */
  passesNow: z.boolean(),
  /** What the other policy demands and these facts lack. */
  unmet: z.array(unmetSchema),
});

export const dryRunSchema = z.object({
  inForce: z.object({ version: z.number().int(), digest: z.string() }),
  /** Active listings with the basis `review`, judged by the votes and the newest checks of their review. */
  listings: z.object({
    judged: z.number().int(),
    fails: z.number().int(),
    /** Of those that fail: the policy in force is not met either, since it came after them or a check ran again. */
    failsNow: z.number().int(),
    /** Active listings that came by an import: no policy was ever asked about them. */
    imported: z.number().int(),
  }),
  /** Reviews in the state `in_review`. */
  reviews: z.object({ judged: z.number().int(), opens: z.number().int(), closes: z.number().int(), metNow: z.number().int(), met: z.number().int() }),
  /** How many of the failing listings lack what. */
  lacking: z.array(z.object({ code: z.enum(UNMET_CODES), count: z.number().int() })),
});

/** What the call answers: the numbers over all, and a page of what would change. */
export const dryRunPageSchema = dryRunSchema.extend({ items: z.array(dryRunItemSchema), nextCursor: z.string().optional() });

export type DryRunFilter = z.infer<typeof dryRunFilterSchema>;
export type DryRunChange = z.infer<typeof dryRunChangeSchema>;
export type DryRunItem = z.infer<typeof dryRunItemSchema>;
export type DryRun = z.infer<typeof dryRunSchema>;
