import { z } from "zod";
import { type Decision, type Review, type ReviewState, reviewStateSchema } from "@/lib/review/schema";

export const SUBMISSION_STEPS = ["received", "checks", "review", "decision"] as const;

/** One stop on the way of a submission. */
export interface SubmissionStep {
  id: (typeof SUBMISSION_STEPS)[number];
  state: "done" | "current" | "blocked" | "upcoming";
}

/** What has become of an approved version in its catalog: served, or why not. `deleted` is the publisher's own word, `withdrawn` an administrator's. */
export type SubmissionOutcome = "served" | "suspended" | "expired" | "withdrawn" | "deleted";

/** What a publisher sees of the reviews of own versions. */
export interface OwnSubmission {
  reviewId: string;
  server: string;
  version: string;
  catalog: string;
  state: ReviewState;
  round: number;
  revision: number;
  submittedAt: string;
  updatedAt: string;
  steps: SubmissionStep[];
  /** Null while nothing is approved. */
  outcome: SubmissionOutcome | null;
  /** How many reviews of the catalog were submitted before this one and wait still, itself included; null when it does not wait. */
  position: number | null;
  /** What the checks of the present round found, most severe first. */
  findings: Review["findings"];
  /** What reviewers said to the publisher, oldest first; `decision` where it is the reason of a vote. */
  comments: { id: string; author: string; text: string; at: string; decision: Decision | null }[];
  mayWithdraw: boolean;
  mayComment: boolean;
}

/** Which of them to show; every filter lives in the URL. One that is none of ours selects what no filter selects. */
export const ownSubmissionFilterSchema = z.object({
  /** A part of the server's name. */
  q: z.string().max(200).optional().catch(undefined),
  state: reviewStateSchema.optional().catch(undefined),
  catalog: z.string().max(63).optional().catch(undefined),
});
export type OwnSubmissionFilter = z.output<typeof ownSubmissionFilterSchema>;

export interface OwnSubmissions {
  items: OwnSubmission[];
  /** How many the filter selects. */
  total: number;
  /** Where anything of one's own was submitted, whatever the filter. */
  catalogs: string[];
}

/** What a new revision starts from. */
export interface RevisionDraft {
  server: string;
  version: string;
  catalog: string;
  manifestText: string;
}
