import { z } from "zod";

/** What runs and how far it has come (governance.md §4, GET /status). */
export const statusSchema = z.object({
  versions: z.object({ gatehouse: z.string(), node: z.string(), postgres: z.string() }),
  feed: z.object({
    seq: z.number().int(),
    consumers: z.array(z.object({ name: z.string(), appliedSeq: z.number().int(), lag: z.number().int(), seenAt: z.string() })),
  }),
  /** The audit record and who reads it. */
  record: z.object({
    seq: z.number().int(),
    consumers: z.array(z.object({ name: z.string(), appliedSeq: z.number().int(), lag: z.number().int(), seenAt: z.string() })),
  }),
  jobs: z.array(z.object({ job: z.string(), state: z.string(), count: z.number().int() })),
});
export type Status = z.infer<typeof statusSchema>;
