import type { GlobalRole } from "@/lib/access/schema";

/** A role a person holds, and who gave it: a person by hand, or a group at the provider. */
export interface HeldRole {
  role: GlobalRole;
  givenBy: "hand" | "group";
}

export interface GroupRole {
  group: string;
  role: GlobalRole;
}

export interface RoleChange {
  added: GlobalRole[];
  removed: GlobalRole[];
  /** Removed but for being the last administrator. */
  kept: GlobalRole[];
}

/**
 * What the groups of today change: roles of groups that are gone go, roles of groups that are there come. What was given by
 * hand stays, and is not given again. The last administrator stays one, and the record says so. Pure.
 */
export function roleChange(held: readonly HeldRole[], groups: readonly string[], mapping: readonly GroupRole[], isLastAdmin: boolean): RoleChange {
  const wanted = new Set(mapping.filter(({ group }) => groups.includes(group)).map(({ role }) => role));
  const heldRoles = new Set(held.map(({ role }) => role));
  const gone = held.filter(({ role, givenBy }) => givenBy === "group" && !wanted.has(role)).map(({ role }) => role);
  const kept = gone.filter((role) => role === "admin" && isLastAdmin);
  return { added: [...wanted].filter((role) => role !== "viewer" && !heldRoles.has(role)), removed: gone.filter((role) => !kept.includes(role)), kept };
}

const DAY_MS = 86_400_000;

/** Until when roles of groups stand that the provider last confirmed at `confirmedAt`, without its saying so again. Pure. */
export function confirmedUntil(confirmedAt: Date, days: number): Date {
  return new Date(confirmedAt.getTime() + days * DAY_MS);
}

/** Whoever the provider has confirmed since then keeps the roles of groups. Pure. */
export function confirmedSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
