import { type Action, can, PERMISSIONS } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** Every action with whether the viewer may do it at all, in at least one namespace or catalog that it reaches. For `GET /me`, navigation and buttons. */
export function abilities(viewer: Viewer): Record<Action, boolean> {
  const actions = Object.keys(PERMISSIONS) as Action[];
  const entries = actions.map((action) => [action, canAnywhere(viewer, action)] as const);
  return Object.fromEntries(entries) as Record<Action, boolean>;
}

function canAnywhere(viewer: Viewer, action: Action): boolean {
  const namespaces = [...viewer.namespaces.map(({ name }) => name), ...(viewer.token?.namespaces ?? [])];
  const places = [{}, ...namespaces.map((namespace) => ({ namespace }))];
  const slugs = viewer.token?.catalogs ?? [];
  return places.some((place) => can(viewer, action, place) || slugs.some((catalog) => can(viewer, action, { ...place, catalog })));
}
