import { isCheckId } from "@/lib/checks/check-names-schema";
import type { Severity } from "@/lib/checks/schema";
import type { CheckId } from "@/lib/checks/check-names-schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";

/** The roles whose approval a policy may demand, strongest last. */
export const SEAT_ROLES = ["reviewer", "security_reviewer", "admin"] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

/** How words of the reader's language are found: those of next-intl, by the sections of the messages. */
export interface PolicyWords {
  /** `catalogs.clauses` */
  clause: (key: ClauseKey, values?: Record<string, string | number>) => string;
  role: (role: SeatRole) => string;
  severity: (severity: Severity) => string;
  /** `rules` */
  check: (id: CheckId) => string;
  /** Joins a list as the language does. */
  list: (items: readonly string[]) => string;
}

export const CLAUSE_KEYS = [
  "approvals", "seats", "ofRole", "checks", "noChecks", "check", "severity", "noSeverity", "expiry", "noExpiry", "imports", "noImports", "stepUp", "noStepUp",
] as const;
export type ClauseKey = (typeof CLAUSE_KEYS)[number];

/** One thing a policy says. `id` is the same for the same subject of every policy, so that two can be compared. */
export interface Clause {
  id: string;
  text: string;
}

/** How many people have to approve: each fills one seat only, so seats for roles may take more than the least number. */
export function peopleNeeded({ approvals: { min, roles } }: PolicyDocument): number {
  return Math.max(min, SEAT_ROLES.reduce((sum, role) => sum + (roles[role] ?? 0), 0));
}

/** What a policy says, sentence by sentence, in words of one language. Policies that differ say something else. Pure. */
export function policyClauses(policy: PolicyDocument, words: PolicyWords): Clause[] {
  return [...approvalClauses(policy, words), checksClause(policy, words), severityClause(policy, words), ...termClauses(policy, words)];
}

function approvalClauses(policy: PolicyDocument, { clause, role }: PolicyWords): Clause[] {
  const { min, roles } = policy.approvals;
  const people = peopleNeeded(policy);
  return [
    { id: "approvals", text: clause("approvals", { count: min }) },
    ...SEAT_ROLES.flatMap((name) => {
      const count = roles[name];
      return count === undefined ? [] : [{ id: `role ${name}`, text: clause("ofRole", { count, name: role(name) }) }];
    }),
    ...(people > min ? [{ id: "seats", text: clause("seats", { count: people }) }] : []),
  ];
}

function checksClause({ requiredChecks }: PolicyDocument, { clause, check, list }: PolicyWords): Clause {
  const named = requiredChecks.map((id) => (isCheckId(id) ? clause("check", { id, name: check(id) }) : id));
  return { id: "checks", text: named.length === 0 ? clause("noChecks") : clause("checks", { count: named.length, name: list(named) }) };
}

function severityClause({ blockSeverity }: PolicyDocument, { clause, severity }: PolicyWords): Clause {
  return { id: "severity", text: blockSeverity === null ? clause("noSeverity") : clause("severity", { name: severity(blockSeverity) }) };
}

function termClauses({ approvalTtlDays, allowImport, stepUp }: PolicyDocument, { clause }: PolicyWords): Clause[] {
  return [
    { id: "expiry", text: approvalTtlDays === null ? clause("noExpiry") : clause("expiry", { count: approvalTtlDays }) },
    { id: "imports", text: clause(allowImport ? "imports" : "noImports") },
    { id: "stepUp", text: stepUp ? clause("stepUp", { count: stepUp.minutes }) : clause("noStepUp") },
  ];
}

/** What another policy says otherwise: null where one of them says nothing of the subject. */
export interface ClauseChange {
  id: string;
  before: string | null;
  after: string | null;
}

/** In which sentences two policies differ, in the order of the sentences. Pure. */
export function changedClauses(before: readonly Clause[], after: readonly Clause[]): ClauseChange[] {
  const old = new Map(before.map(({ id, text }) => [id, text]));
  const now = new Map(after.map(({ id, text }) => [id, text]));
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  return ids.map((id) => ({ id, before: old.get(id) ?? null, after: now.get(id) ?? null })).filter((change) => change.before !== change.after);
}
