import type { GlobalRole } from "@/lib/access/schema";

/** What is about to happen to a person. Undefined: unchanged. */
export interface PersonChange {
  roles?: readonly GlobalRole[] | undefined;
  disabled?: boolean | undefined;
}

interface Person {
  id: string;
  roles: readonly GlobalRole[];
  disabled: boolean;
}

const isActiveAdmin = (roles: readonly GlobalRole[], disabled: boolean) => !disabled && roles.includes("admin");

/**
 * True when the change would leave no enabled person with the role admin (governance.md §3). Pure.
 * `otherActiveAdmins` counts people only: a robot cannot give roles, so it cannot repair the loss.
 */
export function removesLastAdmin(person: Person, change: PersonChange, otherActiveAdmins: number): boolean {
  const before = isActiveAdmin(person.roles, person.disabled);
  const after = isActiveAdmin(change.roles ?? person.roles, change.disabled ?? person.disabled);
  return before && !after && otherActiveAdmins === 0;
}

/** Roles in `wanted` that the holder does not have yet. `viewer` is everybody's and never given. */
export function rolesGained(held: readonly GlobalRole[], wanted: readonly GlobalRole[]): GlobalRole[] {
  return wanted.filter((role) => role !== "viewer" && !held.includes(role));
}
