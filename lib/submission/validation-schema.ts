import { z } from "zod";
import { manifestIssueSchema } from "@/lib/manifest/schema";

/** The answer of `POST /validate` (governance.md §4): nothing is stored. */
export const validationSchema = z.object({
  valid: z.boolean(),
  issues: z.array(manifestIssueSchema),
  warnings: z.array(manifestIssueSchema).default([]),
});
export type Validation = z.infer<typeof validationSchema>;
