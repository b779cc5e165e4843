import type { Review, ReviewState } from "@/lib/review/schema";

export const SUBMISSION_STEPS = ["received", "checks", "review", "decision"] as const;

/** One stop on the way of a submission. */
export interface SubmissionStep {
  id: (typeof SUBMISSION_STEPS)[number];
  state: "done" | "current" | "blocked" | "upcoming";
}

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
  /** What reviewers said to the publisher, oldest first. */
  steps: SubmissionStep[];
  /** How many reviews of the catalog were submitted before this one and wait still, itself included; null when it does not wait. */
  position: number | null;
  /** What the checks of the present round found, most severe first. */
  findings: Review["findings"];
  comments: { id: string; author: string; text: string; at: string }[];
  mayWithdraw: boolean;
  mayComment: boolean;
}

export interface OwnSubmissions {
  items: OwnSubmission[];
  total: number;
}

/** What a new revision starts from. */
export interface RevisionDraft {
  server: string;
  version: string;
  catalog: string;
  manifestText: string;
}
