import { z } from "zod";
import { reviewStateSchema } from "@/lib/review/schema";

/** The answer to a submission (governance.md §4, POST /submissions). */
export const submissionSchema = z.object({
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), state: reviewStateSchema })),
});
export type Submission = z.infer<typeof submissionSchema>;
