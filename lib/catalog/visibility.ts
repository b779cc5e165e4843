import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** Whether the viewer may see what is not approved in a namespace; everyone else is told there is nothing. */
export function visibleNamespace(viewer: Viewer | null, namespace: string): boolean {
  return can(viewer, "unapproved.read", { namespace });
}

/**
 * Whether the viewer may read what a catalog lists (governance.md §1 "audience"): `public` everybody, `signed-in`
 * anybody who proved an identity, `token` only tokens bound to it and admins and auditors.
 * A token that is bound to catalogs reads only those.
 */
export function mayReadCatalog(viewer: Viewer | null, catalog: { slug: string; audience: string }): boolean {
  if (viewer?.token && viewer.token.catalogs.length > 0 && catalog.audience !== "public") return viewer.token.catalogs.includes(catalog.slug);
  if (catalog.audience === "public") return true;
  if (viewer === null) return false;
  if (catalog.audience === "signed-in") return true;
  return mayReviewAnywhere(viewer);
}

/** Reviewers, auditors and admins know every catalog: they decide about, or audit, all of them. */
export function mayReviewAnywhere(viewer: Viewer | null): boolean {
  return can(viewer, "unapproved.read");
}
