import { toldState } from "@/lib/catalog/listing-schema";
import { type ListingFacts, listingState } from "@/lib/catalog/listing-state";
import type { ReviewState } from "@/lib/review/schema";
import { SUBMISSION_STEPS, type SubmissionOutcome, type SubmissionStep } from "@/lib/submission/own-submissions-schema";

type StepState = SubmissionStep["state"];

/** Where each state of a review stands on the publisher's way (catalog-and-console-ux.md §3.3 "Publisher's view"). */
const STATES: Record<ReviewState, readonly [received: StepState, checks: StepState, review: StepState, decision: StepState]> = {
  submitted: ["done", "current", "upcoming", "upcoming"],
  in_review: ["done", "done", "current", "upcoming"],
  changes_requested: ["done", "done", "blocked", "upcoming"],
  approved: ["done", "done", "done", "done"],
  rejected: ["done", "done", "done", "blocked"],
  withdrawn: ["done", "upcoming", "upcoming", "upcoming"],
};

/** What a catalog makes of an approved version at `now`, by the facts of its listing. Pure. */
export function submissionOutcome(listing: ListingFacts, now: Date): SubmissionOutcome {
  const told = toldState({ state: listingState(listing, now), withdrawnByAdmin: listing.withdrawnByAdmin });
  return told === "active" ? "served" : told;
}

/**
 * The four stops of a submission; `blocked` is where the publisher has something to do or to read: also at a decision that was an
 * approval, when clients do not get the version. Pure.
 */
export function submissionSteps(state: ReviewState, outcome: SubmissionOutcome | null): SubmissionStep[] {
  const isLost = state === "approved" && outcome !== null && outcome !== "served";
  return SUBMISSION_STEPS.map((id, index) => ({ id, state: isLost && id === "decision" ? "blocked" : (STATES[state][index] ?? "upcoming") }));
}
