import { can, namespaceRole } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";

/** What somebody who reads has proved: all that decides which catalogs they see. */
export interface ReadingGrant {
  /** Scopes of the token; null for a person who signed in. */
  scopes: readonly string[] | null;
  /** Global roles of the person or the robot. */
  roles: readonly string[];
  /** Slugs the token is bound to. Empty: unbound. */
  catalogs: readonly string[];
}

/** Reviewers decide about every catalog, but only in person; a token of theirs needs a binding. */
const READ_EVERYTHING = { person: ["reviewer", "security_reviewer", "auditor", "admin"], token: ["auditor", "admin"] } as const;

/** What a viewer has proved. The bootstrap token counts as a token of an admin. */
export function readingGrant(viewer: Viewer | null): ReadingGrant | null {
  if (viewer === null) return null;
  const { authentication, token, roles } = viewer;
  const isPerson = authentication === "session" || authentication === "demo";
  return { scopes: isPerson ? null : (token?.scopes ?? ["admin"]), roles, catalogs: token?.catalogs ?? [] };
}

/**
 * The one decision who may read what a catalog lists (governance.md §1 "audience"): `public` everybody; `signed-in`
 * whoever proved an identity; `token` the tokens bound to it, admins and auditors, and signed-in reviewers, who decide
 * about it. A binding narrows: a bound token reads no other closed catalog. Pure.
 */
export function mayReadCatalog({ slug, audience }: { slug: string; audience: string }, grant: ReadingGrant | null): boolean {
  if (audience === "public") return true;
  if (grant === null) return false;
  const isBound = grant.catalogs.length > 0;
  if (isBound && !grant.catalogs.includes(slug)) return false;
  // Any working token has proved an identity, whatever it was minted for.
  if (audience === "signed-in") return true;
  const everything: readonly string[] = READ_EVERYTHING[grant.scopes === null ? "person" : "token"];
  return mayRead(grant) && (isBound || grant.roles.some((role) => everything.includes(role)));
}

/**
 * Whether the viewer may see what is not approved of a namespace in a catalog (governance.md §3): members see their own
 * everywhere, reviewers and auditors what is in catalogs they read, and nobody anything through a token that is bound
 * to other catalogs. Pure.
 */
export function maySeeUnapproved(viewer: Viewer | null, namespace: string, catalog: { slug: string; audience: string }): boolean {
  if (viewer === null || !isWithinBinding(catalog.slug, viewer) || !can(viewer, "unapproved.read", { namespace })) return false;
  return namespaceRole(viewer, namespace) !== undefined || mayReadCatalog(catalog, readingGrant(viewer));
}

/** Whether a credential tells anything of a catalog that is not listed to everybody: a bound token only of its own. Pure. */
export function isWithinBinding(slug: string, viewer: Viewer | null): boolean {
  const bound = viewer?.token?.catalogs ?? [];
  return bound.length === 0 || bound.includes(slug);
}

function mayRead({ scopes }: ReadingGrant): boolean {
  return scopes === null || scopes.includes("read") || scopes.includes("admin");
}
