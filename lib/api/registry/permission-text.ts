import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/**
 * The official 403 of a publish (registry-api.md §1.8). Names only what the caller has: its own namespaces, as far as
 * its token reaches; `*` for an admin.
 */
export function publishPermissionText(viewer: Viewer, serverName: string): string {
  const permitted = permittedPatterns(viewer).join(", ");
  return `You do not have permission to publish this server. You have permission to publish: ${permitted}. Attempting to publish: ${serverName}`;
}

function permittedPatterns(viewer: Viewer): string[] {
  const bound = viewer.token?.namespaces ?? [];
  if (viewer.roles.includes("admin") && bound.length === 0) return can(viewer, "publish") ? ["*"] : [];
  const candidates = viewer.roles.includes("admin") ? bound : viewer.namespaces.map(({ name }) => name);
  return candidates.filter((namespace) => can(viewer, "publish", { namespace })).map((namespace) => `${namespace}/*`);
}
