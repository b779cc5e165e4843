import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** Whether the viewer may see what is not approved in a namespace; everyone else is told there is nothing. */
export function visibleNamespace(viewer: Viewer | null, namespace: string): boolean {
  return can(viewer, "unapproved.read", { namespace });
}
