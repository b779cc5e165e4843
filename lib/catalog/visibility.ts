import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { isInAudience } from "@/lib/catalog/audience";
import type { Audience } from "@/lib/catalog/catalog-view";

/** Whether the viewer may see what is not approved in a namespace; everyone else is told there is nothing. */
export function visibleNamespace(viewer: Viewer | null, namespace: string): boolean {
  return can(viewer, "unapproved.read", { namespace });
}

/**
 * Whether the viewer may read what a catalog lists (governance.md §1 "audience"). At a browser, whoever may see what is
 * unapproved reads every catalog; of tokens only those of admins and auditors do.
 */
export function mayReadCatalog(viewer: Viewer | null, catalog: { slug: string; audience: string }): boolean {
  const facts = { slug: catalog.slug, audience: catalog.audience as Audience };
  if (viewer === null) return isInAudience(facts, null);
  const { token, roles, authentication } = viewer;
  const readsEveryCatalog = authentication === "session" ? mayReviewAnywhere(viewer) : roles.includes("admin") || roles.includes("auditor");
  const mayRead = token === null || token.scopes.includes("read") || token.scopes.includes("admin");
  return isInAudience(facts, { boundTo: token?.catalogs ?? [], mayRead, readsEveryCatalog });
}

/** Whether the viewer's token leaves a catalog in sight: a binding narrows whatever else its holder may see. */
export function isWithinBinding(viewer: Viewer | null, slug: string): boolean {
  return !isBound(viewer) || viewer?.token?.catalogs.includes(slug) === true;
}

/** Whether the viewer reads with a token that is bound to catalogs. */
export function isBound(viewer: Viewer | null): boolean {
  return (viewer?.token?.catalogs.length ?? 0) > 0;
}

/** Reviewers, auditors and admins know every catalog: they decide about, or audit, all of them. */
export function mayReviewAnywhere(viewer: Viewer | null): boolean {
  return can(viewer, "unapproved.read");
}
