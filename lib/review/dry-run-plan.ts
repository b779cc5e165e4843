import type { PolicyDocument } from "@/lib/catalog/policy-schema";
import type { DryRun, DryRunChange, DryRunFilter, DryRunItem } from "@/lib/review/dry-run-schema";
import { evaluatePolicy, type PolicyFacts } from "@/lib/review/policy";
import { UNMET_CODES } from "@/lib/review/schema";

/** Something a policy is asked about, with the facts it is judged on. */
export interface Judged {
  kind: "listing" | "review";
  server: string;
  version: string;
  reviewId: string;
  facts: PolicyFacts;
}

/** What the evaluator says of one thing under both policies. */
export type Verdict = Omit<DryRunItem, "change"> & { kind: Judged["kind"]; passes: boolean };

/** Asks the evaluator under the policy in force and under the other one. Pure. */
export function verdictOf({ facts, ...thing }: Judged, inForce: PolicyDocument, other: PolicyDocument): Verdict {
  const { allow, unmet } = evaluatePolicy(facts, other);
  return { ...thing, passes: allow, passesNow: evaluatePolicy(facts, inForce).allow, unmet };
}

/** What the other policy would change about one thing, or null. Pure. */
export function changeOf({ kind, passes, passesNow }: Verdict): DryRunChange | null {
  if (kind === "listing") return passes ? null : "fails";
  if (passes === passesNow) return null;
  return passes ? "opens" : "closes";
}

/** The numbers over all verdicts. Pure. */
export function tallyOf(verdicts: readonly Verdict[]): Pick<DryRun, "reviews" | "lacking"> & { listings: Omit<DryRun["listings"], "imported"> } {
  const listings = verdicts.filter(({ kind }) => kind === "listing");
  const reviews = verdicts.filter(({ kind }) => kind === "review");
  const failing = listings.filter(({ passes }) => !passes);
  const changed = (change: DryRunChange) => reviews.filter((verdict) => changeOf(verdict) === change).length;
  const lacking = UNMET_CODES.map((code) => ({ code, count: failing.filter(({ unmet }) => unmet.some((demand) => demand.code === code)).length }));
  return {
    listings: { judged: listings.length, fails: failing.length, failsNow: failing.filter(({ passesNow }) => !passesNow).length },
    reviews: {
      ...{ judged: reviews.length, opens: changed("opens"), closes: changed("closes") },
      ...{ metNow: reviews.filter(({ passesNow }) => passesNow).length, met: reviews.filter(({ passes }) => passes).length },
    },
    lacking: lacking.filter(({ count }) => count > 0),
  };
}

/** What would change, in an order that two runs over the same facts share, as far as the filter lets it through. Pure. */
export function changedItems(verdicts: readonly Verdict[], filter: DryRunFilter): DryRunItem[] {
  const wanted = (filter.q ?? "").toLowerCase();
  return verdicts
    .flatMap((verdict): DryRunItem[] => {
      const change = changeOf(verdict);
      const { kind: _kind, passes: _passes, ...item } = verdict;
      return change === null ? [] : [{ change, ...item }];
    })
    .filter(({ change, server }) => (filter.change === undefined || filter.change === change) && server.toLowerCase().includes(wanted))
    .sort((a, b) => orderOf(a, b));
}

const ORDER: Record<DryRunChange, number> = { closes: 0, opens: 1, fails: 2 };

function orderOf(a: DryRunItem, b: DryRunItem): number {
  return ORDER[a.change] - ORDER[b.change] || compare(a.server, b.server) || compare(a.version, b.version) || compare(a.reviewId, b.reviewId);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
