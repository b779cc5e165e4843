import { z } from "zod";

/** What a check of the whole record finds wrong with it (see `chain.ts` and `verify-record.ts`). */
export const CHAIN_PROBLEMS = ["gap", "broken_link", "altered", "rewritten", "cut"] as const;
export const chainProblemSchema = z.enum(CHAIN_PROBLEMS);
export type ChainProblem = z.infer<typeof chainProblemSchema>;

export const VERIFICATION_STATES = ["running", "intact", "broken", "failed"] as const;

/** One check of the whole record, under way or ended. */
export const verificationSchema = z.object({
  id: z.uuid(),
  startedAt: z.string(),
  startedBy: z.string(),
  /** `failed`: it could not be carried out, which says nothing about the record. */
  state: z.enum(VERIFICATION_STATES),
  /** Entries there were when it began. */
  total: z.number().int(),
  checked: z.number().int(),
  /** Hash of the last entry of an intact record: worth keeping elsewhere. */
  lastHash: z.string().nullable(),
  /** The first entry that is wrong. */
  brokenSeq: z.number().int().nullable(),
  problem: chainProblemSchema.nullable(),
  finishedAt: z.string().nullable(),
});
export type Verification = z.infer<typeof verificationSchema>;
