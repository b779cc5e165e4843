import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** `retrying`: failed at least once and will be tried again; `failed`: given up. */
export const JOB_STATES = ["failed", "retrying", "running", "waiting"] as const;
export const jobStateSchema = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobStateSchema>;

/** The number of a job, which is larger than JavaScript's numbers may be. */
export const jobIdSchema = z.string().regex(/^\d{1,18}$/);

const job = storableTextSchema.max(100).optional();
/** A part of the name or of the key. */
const q = storableTextSchema.max(200).optional();

export const jobFilterSchema = z.object({ state: jobStateSchema.optional(), job, q });
export type JobFilter = z.infer<typeof jobFilterSchema>;

export const jobSchema = z.object({
  id: z.string(),
  /** Its name, such as `checks.run`. */
  job: z.string(),
  /** Jobs of one queue run one after the other. */
  queue: z.string().nullable(),
  /** What it is about, where only one of its kind may wait. */
  key: z.string().nullable(),
  state: jobStateSchema,
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  runAt: z.string(),
  createdAt: z.string(),
  /** What went wrong the last time. */
  lastError: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** All that failed, or those of one name or with a text in name or key. */
export const retryFailedSchema = z.strictObject({ job, q });
export type RetryFailed = z.infer<typeof retryFailedSchema>;
export const retriedSchema = z.object({ retried: z.number().int() });
