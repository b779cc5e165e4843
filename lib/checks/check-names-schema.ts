/** The names of severities and checks, for pages too: they need no library. */

/** Mildest first. */
export const SEVERITIES = ["info", "low", "medium", "high", "critical"] as const;

/** Every check there is: the ids of `registry.ts`, in its order. */
export const CHECK_IDS = ["P001", "P003", "A001", "A003", "A005", "E001", "R001", "R002", "T001", "T002"] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** Whether this release knows the rule; stored findings may be of an earlier one. */
export function isCheckId(id: string): id is CheckId {
  return (CHECK_IDS as readonly string[]).includes(id);
}
