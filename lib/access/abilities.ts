import { type Action, can, PERMISSIONS } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** Every action with whether the viewer may do it at all, in at least one of its namespaces. For `GET /me`, navigation and buttons. */
export function abilities(viewer: Viewer): Record<Action, boolean> {
  const actions = Object.keys(PERMISSIONS) as Action[];
  const entries = actions.map((action) => [action, canAnywhere(viewer, action)] as const);
  return Object.fromEntries(entries) as Record<Action, boolean>;
}

function canAnywhere(viewer: Viewer, action: Action): boolean {
  return can(viewer, action) || viewer.namespaces.some(({ name }) => can(viewer, action, { namespace: name }));
}
