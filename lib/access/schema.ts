import { z } from "zod";
import { GLOBAL_ROLES, NAMESPACE_ROLES, TOKEN_SCOPES } from "@/lib/access/role-names-schema";

/** Words of access: roles, scopes and who is asking (governance.md §3). Isomorphic. */
export const globalRoleSchema = z.enum(GLOBAL_ROLES);
export const namespaceRoleSchema = z.enum(NAMESPACE_ROLES);
export const tokenScopeSchema = z.enum(TOKEN_SCOPES);

export type GlobalRole = z.infer<typeof globalRoleSchema>;
export type NamespaceRole = z.infer<typeof namespaceRoleSchema>;
export type TokenScope = z.infer<typeof tokenScopeSchema>;

/**
 * How a request proved who it is. `session` alone makes a signed-in person; `demo` stands in for one while the demo is
 * put into an empty registry, and the audit record says so. `command` is an administrator at the command line.
 */
export type Authentication = "session" | "demo" | "token" | "jwt" | "bootstrap" | "command" | "system";

/** What a token narrows its principal's rights to. */
export interface TokenGrant {
  id: string;
  scopes: TokenScope[];
  /** Empty: every namespace of the principal. */
  namespaces: string[];
  /** Slugs of the catalogs the token is bound to. Empty: unbound. */
  catalogs: string[];
}

/** Who is asking: a principal, its rights now, and how it proved itself. */
export interface Viewer {
  principalId: string;
  kind: "user" | "robot";
  name: string;
  email: string | null;
  roles: GlobalRole[];
  namespaces: { name: string; role: NamespaceRole }[];
  /** The robot of GATEHOUSE_BOOTSTRAP_TOKEN. */
  bootstrap: boolean;
  /** The person who answers for a robot. */
  responsibleId: string | null;
  authentication: Authentication;
  sessionId: string | null;
  token: TokenGrant | null;
}

/** The request around an act, for the audit record. */
export interface RequestContext {
  ip: string | null;
  requestId: string | null;
}

/** Everything a service needs to know about its caller. */
export interface Caller {
  viewer: Viewer;
  request: RequestContext;
}
