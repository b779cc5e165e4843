import { AppError } from "@/lib/http/errors";
import type { ReviewState } from "@/lib/review/schema";

/**
 * The states of a review as one table (governance.md §2). Guards that need facts (who, policy, digests) are in
 * `vote.ts` and `policy.ts`; this says only what may follow what.
 */
export type ReviewEvent = "checks_finished" | "claim" | "release" | "withdraw" | "approve_met" | "request_changes" | "reject" | "resubmit" | "reopen";

const TABLE: Record<ReviewState, Partial<Record<ReviewEvent, ReviewState>>> = {
  submitted: { checks_finished: "in_review", withdraw: "withdrawn", request_changes: "changes_requested" },
  in_review: {
    claim: "in_review",
    release: "in_review",
    withdraw: "withdrawn",
    approve_met: "approved",
    request_changes: "changes_requested",
    reject: "rejected",
  },
  changes_requested: { resubmit: "submitted", withdraw: "withdrawn" },
  rejected: { reopen: "in_review" },
  approved: {},
  withdrawn: {},
};

/** Events that begin a new round: earlier votes are void. */
const NEW_ROUND: readonly ReviewEvent[] = ["resubmit", "reopen"];

/** States in which a review occupies its version in its catalog. */
export const OPEN_STATES = ["submitted", "in_review", "changes_requested"] as const satisfies readonly ReviewState[];

export function isOpen(state: ReviewState): boolean {
  return (OPEN_STATES as readonly ReviewState[]).includes(state);
}

/** Whether `event` may happen in `state`: what buttons ask before anybody presses them. */
export function accepts(state: ReviewState, event: ReviewEvent): boolean {
  return TABLE[state][event] !== undefined;
}

/**
 * Where `event` leads. Throws `invalid_transition` (409) naming the present state.
 * `submitted` accepts `request_changes` only because one vote moves all open reviews of the version.
 */
export function transition(state: ReviewState, event: ReviewEvent): { state: ReviewState; newRound: boolean } {
  const next = TABLE[state][event];
  if (next === undefined) throw new AppError("invalid_transition", `A review that is "${state}" does not take "${event}".`);
  return { state: next, newRound: NEW_ROUND.includes(event) };
}
