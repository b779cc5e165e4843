import { z } from "zod";
import { manifestIssueSchema } from "@/lib/manifest/schema";
import { reviewStateSchema } from "@/lib/review/schema";

/** The answer to a submission (governance.md §4, POST /submissions). */
export const submissionSchema = z.object({
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), state: reviewStateSchema })),
});
export type Submission = z.infer<typeof submissionSchema>;

/** The answer to `POST /validate` (governance.md §4): what would refuse the manifest, and what would not. */
export const validationSchema = z.object({ valid: z.boolean(), issues: z.array(manifestIssueSchema), warnings: z.array(manifestIssueSchema) });
