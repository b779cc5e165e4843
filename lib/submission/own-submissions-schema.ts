import type { ReviewState } from "@/lib/review/schema";

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
  comments: { id: string; author: string; text: string; at: string }[];
  mayWithdraw: boolean;
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
