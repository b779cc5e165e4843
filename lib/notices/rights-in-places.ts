import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { NOTICE_TYPES } from "./notice-names-schema";

const RIGHTS = [...new Set(Object.values(NOTICE_TYPES).flatMap(({ needs }) => (needs === null ? [] : [needs])))];

/** A right that notices ask for, and where somebody holds it. */
export interface RightInPlace {
  right: (typeof RIGHTS)[number];
  namespaces: readonly string[] | "all";
}

/** What of the rights that notices ask for somebody holds now: everywhere, or in some of their namespaces. Pure. */
export function rightsInPlaces(viewer: Viewer): RightInPlace[] {
  return RIGHTS.flatMap((right): RightInPlace[] => {
    if (can(viewer, right)) return [{ right, namespaces: "all" }];
    const namespaces = viewer.namespaces.map(({ name }) => name).filter((namespace) => can(viewer, right, { namespace }));
    return namespaces.length === 0 ? [] : [{ right, namespaces }];
  });
}
