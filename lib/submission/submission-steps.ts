import type { ReviewState } from "@/lib/review/schema";
import { SUBMISSION_STEPS, type SubmissionStep } from "@/lib/submission/own-submissions-schema";

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

/** The four stops of a submission; `blocked` is where the publisher has something to do or to read. */
export function submissionSteps(state: ReviewState): SubmissionStep[] {
  return SUBMISSION_STEPS.map((id, index) => ({ id, state: STATES[state][index] ?? "upcoming" }));
}
