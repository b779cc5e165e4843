import type { TokenGrant, TokenScope } from "@/lib/access/schema";
import { serverNameKey } from "@/lib/manifest/names";

/** What a new token shall be good for. Empty lists: everything its principal has. */
export interface GrantRequest {
  scopes: TokenScope[];
  namespaces: string[];
  catalogs: string[];
  expiresAt: Date;
}

/** The token through which another one is minted. */
export type ParentGrant = Pick<TokenGrant, "scopes" | "namespaces" | "catalogs"> & { expiresAt: Date };

export type GrantDecision = { allow: true; grant: GrantRequest } | { allow: false; reason: string };

/** A list that means "everything" when empty: omitted it is inherited, named it must lie within the parent's. */
function within(parent: string[], wanted: string[], key: (text: string) => string): string[] | null {
  if (parent.length === 0) return wanted;
  if (wanted.length === 0) return parent;
  const allowed = new Set(parent.map(key));
  return wanted.every((entry) => allowed.has(key(entry))) ? wanted : null;
}

/**
 * Fits a new token into the one it is minted through (governance.md §3: it never exceeds it). Pure.
 * Bindings left out are inherited and a later expiry is cut; scopes and bindings beyond the parent's are refused.
 */
export function fitIntoParent(parent: ParentGrant, wanted: GrantRequest): GrantDecision {
  const beyond = parent.scopes.includes("admin") ? [] : wanted.scopes.filter((scope) => !parent.scopes.includes(scope));
  if (beyond.length > 0) return { allow: false, reason: `the token you use lacks scope ${beyond.join(", ")}` };
  const namespaces = within(parent.namespaces, wanted.namespaces, serverNameKey);
  if (namespaces === null) return { allow: false, reason: "the token you use is bound to other namespaces" };
  const catalogs = within(parent.catalogs, wanted.catalogs, (slug) => slug);
  if (catalogs === null) return { allow: false, reason: "the token you use is bound to other catalogs" };
  const expiresAt = wanted.expiresAt < parent.expiresAt ? wanted.expiresAt : parent.expiresAt;
  return { allow: true, grant: { scopes: wanted.scopes, namespaces, catalogs, expiresAt } };
}
