import type { Target } from "@/lib/nacos/target-schema";

/** How a whole target is doing, the first that applies: what stops it, then what a person must decide, then what comes by itself. */
export const TARGET_HEALTHS = ["removing", "paused", "failing", "conflict", "differs", "catchingUp", "asDecided"] as const;
export type TargetHealth = (typeof TARGET_HEALTHS)[number];

/** The one word for a target. Findings count as a difference: something stands there that nobody approved. */
export function healthOf({ removing, paused, trouble, servers, findings, driftCheckedAt }: Target): TargetHealth {
  if (removing) return "removing";
  if (paused) return "paused";
  if (trouble !== null || servers.failed > 0) return "failing";
  if (servers.conflict > 0) return "conflict";
  if (servers.drifted > 0 || findings > 0) return "differs";
  // Nobody has looked at everything yet, so nobody knows.
  return servers.pending > 0 || driftCheckedAt === null ? "catchingUp" : "asDecided";
}

/**
 * What the list of targets is asked for: the one word of a target, or that something waits to be taken away there. Its word then says why
 * (paused, failing), which is not what it is about: something suspended still stands there.
 */
export const TARGET_STATES = [...TARGET_HEALTHS, "waitingRemovals"] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** What wants a person, in the order of the overview. */
export const TARGET_TROUBLES = ["failing", "waitingRemovals", "conflict", "differs", "paused"] as const satisfies readonly TargetState[];

function isInState(target: Target, state: string): boolean {
  return state === "waitingRemovals" ? target.waitingRemovals > 0 : state === healthOf(target);
}

/** How many targets the list shows for a state; one may be counted in two. Pure. */
export function countTargets(targets: readonly Target[], state: TargetState): number {
  return targets.filter((target) => isInState(target, state)).length;
}

/** Whether something is happening there right now, so that looking again soon is worth it. */
export function isMoving({ removing, paused, trouble, servers, writer, driftDueAt }: Target, now: number): boolean {
  if (removing) return true;
  if (paused) return false;
  return writer !== null || (trouble === null && (servers.pending > 0 || Date.parse(driftDueAt) <= now));
}

export function serverCount({ servers }: Target): number {
  return Object.values(servers).reduce((sum, count) => sum + count, 0);
}

/** What two looks at a target must differ in for the lists below its header to be read again. */
export function lookOf({ servers, findings, driftCheckedAt, trouble, paused, removing, lastTest }: Target): string {
  return JSON.stringify([servers, findings, driftCheckedAt, trouble?.reason, paused, removing, lastTest?.at]);
}

export interface TargetFilter {
  q?: string | undefined;
  catalog?: string | undefined;
  state?: string | undefined;
}

/** Search goes over what tells targets apart: name, addresses, namespace, catalog. */
export function matchesFilter(target: Target, { q = "", catalog, state }: TargetFilter): boolean {
  const texts = [target.name, target.url, ...target.urls, target.namespaceId, target.catalog];
  const hasText = texts.some((text) => text.toLowerCase().includes(q.trim().toLowerCase()));
  return hasText && (catalog === undefined || catalog === target.catalog) && (state === undefined || isInState(target, state));
}
