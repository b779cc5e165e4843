import type { ProofMethod } from "@/lib/access/proof/identity";
import { permissionCovers, type RegistryPermission } from "@/lib/access/registry-permissions";
import type { GlobalRole, NamespaceRole, TokenGrant, Viewer } from "@/lib/access/schema";

/** A principal with its rights as stored now. */
export interface PrincipalFacts {
  id: string;
  kind: "user" | "robot";
  name: string;
  email: string | null;
  responsibleId: string | null;
  bootstrap: boolean;
  disabledAt: Date | null;
  roles: GlobalRole[];
  namespaces: { name: string; role: NamespaceRole }[];
}

/** Everyone who signs in is a viewer (governance.md §3); the role need not be stored. */
export function effectiveRoles(kind: "user" | "robot", stored: GlobalRole[]): GlobalRole[] {
  return kind === "user" && !stored.includes("viewer") ? ["viewer", ...stored] : stored;
}

function viewer(facts: PrincipalFacts, proof: Pick<Viewer, "authentication" | "sessionId" | "token">): Viewer {
  return {
    principalId: facts.id,
    kind: facts.kind,
    name: facts.name,
    email: facts.email,
    roles: effectiveRoles(facts.kind, facts.roles),
    namespaces: facts.namespaces,
    bootstrap: facts.bootstrap,
    responsibleId: facts.responsibleId,
    ...proof,
  };
}

/** An earlier viewer with the rights its principal has now. */
export function withFacts({ authentication, sessionId, token }: Viewer, facts: PrincipalFacts): Viewer {
  return viewer(facts, { authentication, sessionId, token });
}

/** An administrator at the command line of the machine. */
export function commandViewer(facts: PrincipalFacts): Viewer {
  return viewer(facts, { authentication: "command", sessionId: null, token: null });
}

/** A person at a browser. */
export function sessionViewer(facts: PrincipalFacts, sessionId: string): Viewer {
  return viewer(facts, { authentication: "session", sessionId, token: null });
}

/** The holder of an API token. `can` intersects the rights with `grant`. */
export function tokenViewer(facts: PrincipalFacts, grant: TokenGrant): Viewer {
  return viewer(facts, { authentication: "token", sessionId: null, token: grant });
}

/**
 * The holder of a registry JWT: its token, cut down to what the official registry API needs (registry-api.md §2.7),
 * so that a JWT kept in a publisher's file opens nothing else.
 */
export function registryJwtViewer(facts: PrincipalFacts, grant: TokenGrant): Viewer {
  const wide = grant.scopes.includes("admin");
  const scopes = (["read", "publish"] as const).filter((scope) => wide || grant.scopes.includes(scope));
  return viewer(facts, { authentication: "jwt", sessionId: null, token: { ...grant, scopes } });
}

/**
 * The holder of a registry JWT that came from a proof: a publisher where its robot is a member and the proof reaches.
 * Never a role, whatever the robot's row says.
 */
export function provenViewer(facts: PrincipalFacts, method: ProofMethod, permissions: readonly RegistryPermission[]): Viewer {
  const proven = facts.namespaces.filter(({ name }) => permissions.some((permission) => permissionCovers(permission, name)));
  const namespaces = proven.map(({ name }) => ({ name, role: "publisher" as const }));
  const token: TokenGrant = { id: method, scopes: ["read", "publish"], namespaces: [], catalogs: [] };
  return viewer({ ...facts, roles: [], namespaces }, { authentication: "jwt", sessionId: null, token });
}

/** Whoever holds GATEHOUSE_BOOTSTRAP_TOKEN: the rights of an admin robot, no token row. */
export function bootstrapTokenViewer(facts: PrincipalFacts): Viewer {
  return viewer(facts, { authentication: "bootstrap", sessionId: null, token: null });
}
