import type { Viewer } from "@/lib/access/schema";
import { can } from "@/lib/access/permissions";
import { serverNameKey } from "@/lib/manifest/names";

/** What a registry JWT says its bearer may do (registry-api.md §2.7). */
export interface RegistryPermission {
  action: "publish" | "edit";
  /** `*`, `<namespace>/*`, or `<namespace>.*` for everything below a namespace. */
  resource: string;
}

/** The permissions of a token's holder: everything for an admin, else one pattern per namespace it may publish in. */
export function registryPermissions(viewer: Viewer): RegistryPermission[] {
  const bound = viewer.token?.namespaces ?? [];
  if (viewer.roles.includes("admin")) {
    const resources = bound.length === 0 ? (can(viewer, "publish") ? ["*"] : []) : publishable(viewer, bound);
    return resources.flatMap((resource) => [{ action: "publish", resource } as const, { action: "edit", resource } as const]);
  }
  const own = viewer.namespaces.map(({ name }) => name);
  return publishable(viewer, own).map((resource) => ({ action: "publish", resource }));
}

function publishable(viewer: Viewer, namespaces: readonly string[]): string[] {
  return namespaces.filter((namespace) => can(viewer, "publish", { namespace })).map((namespace) => `${namespace}/*`);
}

/**
 * Whether a permission reaches a namespace. Pure. The official match is by prefix of the server name; these are the
 * forms that mean whole namespaces, compared without regard to case, as namespaces are (governance.md §1).
 */
export function permissionCovers({ resource }: RegistryPermission, namespace: string): boolean {
  if (resource === "*") return true;
  const key = serverNameKey(namespace);
  const prefix = serverNameKey(resource.slice(0, -1));
  if (resource.endsWith("/*")) return `${key}/` === prefix;
  return resource.endsWith(".*") && key.startsWith(prefix);
}
