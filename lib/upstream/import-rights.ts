import { authorize, can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { AppError, notFound } from "@/lib/http/errors";

/**
 * Who may import: listing takes an administrator; opening reviews takes the right to publish somewhere, and each entry is
 * judged by its own namespace. A token bound to catalogs imports only there.
 * Throws `forbidden`, and `not_found` for a catalog outside the token's.
 */
export function authorizeImport(viewer: Viewer, { list, catalog }: { list: boolean; catalog: { slug: string } }): void {
  const bound = viewer.token?.catalogs ?? [];
  if (bound.length > 0 && !bound.includes(catalog.slug)) throw notFound();
  if (list) authorize(viewer, "import.list", { catalog: catalog.slug });
  else if (!mayImport(viewer)) throw new AppError("forbidden", "An import takes the right to publish into at least one namespace.");
}

/** Whether `viewer` may publish anywhere at all. */
export function mayImport(viewer: Viewer): boolean {
  return can(viewer, "publish") || viewer.namespaces.some(({ name }) => can(viewer, "publish", { namespace: name }));
}

/** Whose imports `viewer` sees: everybody's (null) or one's own. */
export function visibleImports(viewer: Viewer): string | null {
  return can(viewer, "import.read") ? null : viewer.principalId;
}
