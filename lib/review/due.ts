import type { Clock } from "@/lib/review/clock";
import { waitedUntil } from "@/lib/review/clock";
import type { DueTargets } from "@/lib/review/due-schema";
import type { Due } from "@/lib/review/queue-schema";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";

const HOUR_MS = 3_600_000;

/** From this part of the target on something is due soon (UX contract §3.4). */
export const SOON_SHARE = 0.75;

/** What checks came to when nothing above `low` was found; before they have finished nothing is of low risk. */
export const LOW_RISKS = ["none", "info", "low"] as const satisfies readonly Risk[];

export interface DueFacts extends Clock {
  kind: Kind;
  risk: Risk | null;
}

/** How long something may wait, in hours. */
export function targetHours({ kind, risk }: Pick<DueFacts, "kind" | "risk">, targets: DueTargets): number {
  return targets[kind][isLowRisk(risk) ? "low" : "other"];
}

export function isLowRisk(risk: Risk | null): boolean {
  return risk !== null && (LOW_RISKS as readonly Risk[]).includes(risk);
}

/**
 * When something is due, and how near that is. Pure. While the publisher has the ball the time that is left stands still; what is
 * decided is due no more, and says how long it waited.
 */
export function dueOf(facts: DueFacts, targets: DueTargets, now: Date, isDecided: boolean): Due {
  const waited = waitedUntil(facts, now);
  const target = targetHours(facts, targets) * HOUR_MS;
  const at = facts.runningSince === null ? null : new Date(facts.runningSince.getTime() - Number(facts.waitedMs) + target).toISOString();
  return { at, waitedMs: waited, targetMs: target, level: level(facts.runningSince !== null, isDecided, waited / target) };
}

function level(isRunning: boolean, isDecided: boolean, share: number): Due["level"] {
  if (isDecided) return "decided";
  if (!isRunning) return "paused";
  if (share >= 1) return "overdue";
  return share >= SOON_SHARE ? "soon" : "fine";
}
