import { type Action, can, isSignedInPerson } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { accepts } from "@/lib/review/machine";
import type { ReviewAbility, ReviewState } from "@/lib/review/schema";

/** What abilities depend on besides the viewer. */
export interface AbilityFacts {
  state: ReviewState;
  namespace: string;
  /** Slug of its catalog. */
  catalog: string;
  /** The viewer had a hand in this version. */
  involved: boolean;
  votedInRound: readonly string[];
  policyMet: boolean;
  everListed: boolean;
}

const yes: ReviewAbility = { allowed: true, reason: null };
const no = (reason: string): ReviewAbility => ({ allowed: false, reason });

/** Reasons are codes; pages put them into words (buttons are disabled with a reason, never hidden). */
function voting(viewer: Viewer, facts: AbilityFacts): ReviewAbility {
  if (!isSignedInPerson(viewer)) return no("person_required");
  if (!can(viewer, "review.vote", facts)) return no("forbidden");
  if (facts.involved) return no("own_submission");
  if (facts.state !== "in_review") return no("invalid_transition");
  return yes;
}

function approving(base: ReviewAbility, facts: AbilityFacts): ReviewAbility {
  return base.allowed && facts.votedInRound.length > 0 ? no("already_voted") : base;
}

function changing(base: ReviewAbility, facts: AbilityFacts): ReviewAbility {
  if (base.allowed && facts.everListed) return no("version_final");
  return base.allowed && facts.votedInRound.includes("request_changes") ? no("already_voted") : base;
}

function when(allowed: boolean, possible: boolean): ReviewAbility {
  if (!allowed) return no("forbidden");
  return possible ? yes : no("invalid_transition");
}

/** What a viewer may do with a review now, by name of the act. The services decide again; this only informs. */
export function abilities(viewer: Viewer, facts: AbilityFacts): Record<string, ReviewAbility> {
  const base = voting(viewer, facts);
  const { namespace, catalog } = facts;
  const may = (action: Action): boolean => can(viewer, action, { namespace, catalog });
  const concluding = base.allowed && !facts.policyMet ? no("policy_not_met") : base;
  return {
    approve: approving(base, facts),
    request_changes: changing(base, facts),
    reject: base,
    conclude: concluding,
    claim: when(may("review.claim"), accepts(facts.state, "claim")),
    comment: when(may("review.comment"), true),
    withdraw: when(may("submission.withdraw"), accepts(facts.state, "withdraw")),
    reopen: facts.involved ? no("own_submission") : when(may("review.reopen"), accepts(facts.state, "reopen")),
    check: when(may("review.check"), facts.state === "submitted" || facts.state === "in_review"),
    suspend: when(may("listing.suspend"), true),
  };
}
