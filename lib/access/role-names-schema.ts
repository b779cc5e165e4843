/** The names of roles and scopes (governance.md §3), for pages too: they need no library. */
export const GLOBAL_ROLES = ["viewer", "reviewer", "security_reviewer", "auditor", "admin"] as const;
/** Why roles of groups changed: the groups themselves, the clock (the provider has not confirmed them for too long), or no identity is left. */
export const GROUP_ROLE_CAUSES = ["groups", "unconfirmed", "unlinked"] as const;
export const NAMESPACE_ROLES = ["owner", "publisher"] as const;
export const TOKEN_SCOPES = ["read", "publish", "review:comment", "listing:suspend", "admin"] as const;
