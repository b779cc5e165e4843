import type { GlobalRole } from "@/lib/access/schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import type { CheckResultStatus, Severity } from "@/lib/checks/schema";
import { SEVERITIES } from "@/lib/checks/check-names-schema";
import type { Decision, PolicyVerdict } from "@/lib/review/schema";

/** A vote of the present round with what is true of its voter now. */
export interface VoteFact {
  voterId: string;
  decision: Decision;
  castAt: Date;
  roles: readonly GlobalRole[];
  enabled: boolean;
  /** Submitted, declared tools of, or answers for a robot that did, any revision of this version. */
  involved: boolean;
}

export interface PolicyFacts {
  votes: readonly VoteFact[];
  /** A revision of the version came from the bootstrap robot: admins' votes do not count. */
  submittedByBootstrap: boolean;
  /** Results of the newest run of this round; null when no run has finished. */
  checks: readonly { ruleId: string; status: CheckResultStatus; required: boolean }[] | null;
  /** Findings of enforced rules. */
  findings: readonly { ruleId: string; severity: Severity }[];
}

/** Results that say the rule has looked. */
const VERDICTS: readonly string[] = ["PASS", "FAIL"];

const VOTING_ROLES = ["reviewer", "security_reviewer", "admin"] as const;
export type VotingRole = (typeof VOTING_ROLES)[number];

/** The last vote of each person: an approver who later asks for changes no longer approves. */
function lastVotes(votes: readonly VoteFact[]): VoteFact[] {
  const last = new Map<string, VoteFact>();
  for (const vote of [...votes].sort((a, b) => a.castAt.getTime() - b.castAt.getTime())) last.set(vote.voterId, vote);
  return [...last.values()];
}

/** Why a vote does not count now, or null when it does (governance.md §3, row "vote"). */
export function discounted(vote: VoteFact, submittedByBootstrap: boolean): string | null {
  if (!vote.enabled) return "the voter is disabled";
  if (!VOTING_ROLES.some((role) => vote.roles.includes(role))) return "the voter no longer holds a voting role";
  if (vote.involved) return "the voter had a hand in this version";
  if (submittedByBootstrap && vote.roles.includes("admin")) return "admins do not count on submissions of bootstrap";
  return null;
}

/** The approvals that count now. */
export function countingApprovals(facts: Pick<PolicyFacts, "votes" | "submittedByBootstrap">): VoteFact[] {
  return lastVotes(facts.votes).filter((vote) => vote.decision === "approve" && discounted(vote, facts.submittedByBootstrap) === null);
}

/**
 * Who fills which of the wanted roles when each person counts once, for the strongest role that still lacks.
 * A small maximum matching (people to role seats) so that the order of votes never matters.
 */
function seated(approvals: readonly VoteFact[], wanted: PolicyDocument["approvals"]["roles"]): { seats: VotingRole[]; takenBy: (number | undefined)[] } {
  const seats = VOTING_ROLES.flatMap((role) => Array.from({ length: wanted[role] ?? 0 }, () => role));
  const takenBy: (number | undefined)[] = seats.map(() => undefined);
  const place = (person: number, tried: Set<number>): boolean =>
    seats.some((role, seat) => {
      if (tried.has(seat) || !approvals[person]?.roles.includes(role)) return false;
      tried.add(seat);
      const holder = takenBy[seat];
      if (holder !== undefined && !place(holder, tried)) return false;
      takenBy[seat] = person;
      return true;
    });
  approvals.forEach((_, person) => place(person, new Set()));
  return { seats, takenBy };
}

function unfilledSeats(approvals: readonly VoteFact[], wanted: PolicyDocument["approvals"]["roles"]): VotingRole[] {
  const { seats, takenBy } = seated(approvals, wanted);
  return seats.filter((_, seat) => takenBy[seat] === undefined);
}

/** In which roles approvals count: each for the wanted role it fills, else for the strongest its voter holds. The weakest role first. */
export function countedRoles(approvals: readonly VoteFact[], wanted: PolicyDocument["approvals"]["roles"]): { role: VotingRole; count: number }[] {
  const { seats, takenBy } = seated(approvals, wanted);
  const roles = approvals.map(({ roles: held }, person) => seats[takenBy.indexOf(person)] ?? VOTING_ROLES.findLast((role) => held.includes(role)));
  return VOTING_ROLES.map((role) => ({ role, count: roles.filter((counted) => counted === role).length })).filter(({ count }) => count > 0);
}

function approvalDemands(facts: PolicyFacts, policy: PolicyDocument): PolicyVerdict["unmet"] {
  const approvals = countingApprovals(facts);
  const unmet: PolicyVerdict["unmet"] = [];
  const missing = policy.approvals.min - approvals.length;
  if (missing > 0) {
    const have = `${approvals.length} of ${policy.approvals.min} approvals`;
    const params = { number: approvals.length, max: policy.approvals.min, count: missing };
    unmet.push({ code: "approvals_missing", params, sentence: `${have}: ${missing} more ${missing === 1 ? "person" : "people"} must approve.` });
  }
  for (const role of new Set(unfilledSeats(approvals, policy.approvals.roles))) {
    unmet.push({ code: `role_missing_${role}`, params: {}, sentence: `An approval by a holder of the role ${role} is missing.` });
  }
  return unmet;
}

function requiredChecks(facts: PolicyFacts, policy: PolicyDocument): PolicyVerdict["unmet"] {
  return policy.requiredChecks.flatMap((ruleId) => {
    const status = facts.checks?.find((check) => check.ruleId === ruleId)?.status ?? "MISSING";
    return status === "PASS" ? [] : [{ code: "check_not_passed", params: { name: ruleId, status }, sentence: `The required check ${ruleId} has the result ${status}, not PASS.` }];
  });
}

function checksWithoutVerdict({ checks }: PolicyFacts, policy: PolicyDocument): PolicyVerdict["unmet"] {
  const silent = (checks ?? []).filter(({ ruleId, status, required }) => required && !VERDICTS.includes(status) && !policy.requiredChecks.includes(ruleId));
  return silent.map(({ ruleId, status }) => ({
    code: "check_without_verdict" as const,
    params: { name: ruleId, status },
    sentence: `The check ${ruleId} must give a verdict, but its result is ${status}.`,
  }));
}

function blockingFindings(facts: PolicyFacts, { blockSeverity }: PolicyDocument): PolicyVerdict["unmet"] {
  if (blockSeverity === null) return [];
  if (facts.checks === null) return [{ code: "checks_not_run", params: {}, sentence: "The checks have not finished yet." }];
  const limit = SEVERITIES.indexOf(blockSeverity);
  const blocking = facts.findings.filter((finding) => SEVERITIES.indexOf(finding.severity) >= limit);
  if (blocking.length === 0) return [];
  const rules = [...new Set(blocking.map((finding) => finding.ruleId))].join(", ");
  return [{ code: "blocking_findings", params: { name: rules, severity: blockSeverity }, sentence: `Findings of severity ${blockSeverity} or worse block the approval: ${rules}.` }];
}

/**
 * The pure policy evaluator: `(facts, policy) → {allow, unmet[]}` (governance.md §3).
 * A request for changes or a rejection of the present round never adds up to an approval by itself; those votes end
 * the round through the machine.
 */
export function evaluatePolicy(facts: PolicyFacts, policy: PolicyDocument): PolicyVerdict {
  const demands = [approvalDemands, requiredChecks, checksWithoutVerdict, blockingFindings];
  const unmet = demands.flatMap((demand) => demand(facts, policy));
  return { allow: unmet.length === 0, unmet };
}
