import type { GlobalRole, NamespaceRole, TokenScope, Viewer } from "@/lib/access/schema";
import { serverNameKey } from "@/lib/manifest/names";
import { AppError } from "@/lib/http/errors";

/**
 * The one permission table (governance.md §3). Services, navigation, buttons, token scopes and docs are
 * generated from it; nothing else in the code decides who may do what.
 */
interface Permission {
  /** Global roles that may. */
  roles: readonly GlobalRole[];
  /** Roles in the namespace of the thing that may. */
  namespaceRoles: readonly NamespaceRole[];
  /** Only a signed-in person: never a token, never a robot. */
  personOnly: boolean;
  /** What a token must carry. */
  scope: TokenScope;
  /** What a bound token must be told of the thing: left out, the act would reach beyond the token's binding. */
  needs: readonly (keyof Resource)[];
  sentence: string;
}

const REVIEWERS = ["reviewer", "security_reviewer", "admin"] as const;
const MEMBERS = ["owner", "publisher"] as const;
const EVERYBODY = ["viewer", "reviewer", "security_reviewer", "auditor", "admin"] as const;
const IN_CATALOG: Partial<Permission> = { needs: ["namespace", "catalog"] };

function permission(sentence: string, scope: TokenScope, roles: readonly GlobalRole[], more: Partial<Permission> = {}): Permission {
  return { roles, namespaceRoles: [], personOnly: false, scope, needs: ["namespace"], sentence, ...more };
}

export const PERMISSIONS = {
  publish: permission("Publish versions and new revisions", "publish", ["admin"], { namespaceRoles: MEMBERS }),
  "submission.withdraw": permission("Withdraw a submission", "publish", ["admin"], { namespaceRoles: MEMBERS }),
  "version.status": permission("Set the publisher status of a version", "publish", ["admin"], { namespaceRoles: MEMBERS }),
  "version.tools": permission("Declare the tool surface of a version", "publish", ["admin"], { namespaceRoles: MEMBERS }),
  "version.propose": permission("Propose a version to another catalog", "publish", REVIEWERS, { ...IN_CATALOG, namespaceRoles: MEMBERS }),
  // Lists ask for it without a thing, and show a bound token only what it is bound to (reading-policy.ts).
  "unapproved.read": permission("See unapproved versions, reviews and findings", "read", [...REVIEWERS, "auditor"], { needs: [], namespaceRoles: MEMBERS }),
  "internal.read": permission("Read internal comments", "read", [...REVIEWERS, "auditor"]),
  "review.vote": permission("Vote on a review", "admin", REVIEWERS, { personOnly: true }),
  "review.conclude": permission("Conclude a review whose policy is met", "admin", REVIEWERS, { personOnly: true }),
  "review.claim": permission("Claim or release a review", "review:comment", REVIEWERS, IN_CATALOG),
  "review.mark": permission("Mark sections of a review as read", "review:comment", REVIEWERS, { personOnly: true }),
  "review.look": permission("Be seen looking at a review", "admin", REVIEWERS, { ...IN_CATALOG, personOnly: true }),
  "queue.keep": permission("Keep views of the queue of one's own", "admin", [...REVIEWERS, "auditor"], { personOnly: true }),
  "queue.targets": permission("Set how long reviews may wait", "admin", ["admin"], IN_CATALOG),
  "review.comment": permission("Comment on a review", "review:comment", REVIEWERS, { ...IN_CATALOG, namespaceRoles: MEMBERS }),
  "review.check": permission("Run the checks of a review again", "review:comment", REVIEWERS, IN_CATALOG),
  "review.reopen": permission("Reopen a rejected review", "admin", ["admin"], IN_CATALOG),
  "listing.suspend": permission("Suspend a version", "listing:suspend", ["security_reviewer", "admin"], IN_CATALOG),
  "listing.withdraw": permission("Withdraw a listing", "listing:suspend", ["admin"], IN_CATALOG),
  "reinstatement.propose": permission("Propose to lift a suspension", "listing:suspend", ["security_reviewer", "admin"], IN_CATALOG),
  "reinstatement.confirm": permission("Confirm that a suspension is lifted", "admin", ["security_reviewer", "admin"], { personOnly: true }),
  "token.mint": permission("Mint a token for oneself", "admin", EVERYBODY, { personOnly: true }),
  // What is minted through a bound token inherits the binding (token-grant.ts), so the act itself needs none.
  "robot.mint": permission("Mint tokens of robots", "admin", ["admin"], { needs: [] }),
  "robot.read": permission("See robots and their tokens", "admin", ["admin", "auditor"]),
  "robot.manage": permission("Manage robots and revoke their tokens", "admin", ["admin"]),
  "user.read": permission("See users", "admin", ["admin", "auditor"]),
  "user.manage": permission("Create users, give roles, disable users", "admin", ["admin"], { personOnly: true }),
  "namespace.manage": permission("Create namespaces", "admin", ["admin"]),
  "namespace.members": permission("Manage the members of a namespace", "admin", ["admin"], { namespaceRoles: ["owner"] }),
  "namespace.transfer": permission("Transfer a namespace to another owner", "admin", ["admin"], { namespaceRoles: ["owner"], personOnly: true }),
  // These hold in every catalog, so a token bound to some sets none.
  "namespace.classify": permission("Say who stands behind a namespace", "admin", ["admin"], IN_CATALOG),
  "category.manage": permission("Edit the list of categories", "admin", ["admin"], IN_CATALOG),
  "server.categorize": permission("Put a server into categories", "admin", REVIEWERS, { personOnly: true }),
  "request.make": permission("Ask for a server that is not listed", "admin", EVERYBODY, { personOnly: true }),
  "request.read": permission("See which servers people ask for", "read", [...REVIEWERS, "auditor"], IN_CATALOG),
  "request.decline": permission("Decline a request for a server", "review:comment", REVIEWERS, IN_CATALOG),
  "shelf.keep": permission("Keep favourites and collections of one's own", "admin", EVERYBODY, { personOnly: true }),
  "catalog.manage": permission("Manage catalogs and their policies", "admin", ["admin"], IN_CATALOG),
  "catalog.tighten": permission("Change policy or audience of a catalog that has listings", "admin", ["admin"], { personOnly: true }),
  "policy.study": permission("See what policies there were, and try another one against what is listed", "read", [...REVIEWERS, "auditor"], IN_CATALOG),
  "link.read": permission("See the capability links of a catalog", "read", ["admin", "auditor"], IN_CATALOG),
  "import.list": permission("List imported versions without review", "admin", ["admin"], IN_CATALOG),
  "import.read": permission("See every import", "admin", ["auditor", "admin"], IN_CATALOG),
  "router.read": permission("See which routers read here", "read", ["auditor", "admin"], IN_CATALOG),
  "target.read": permission("See Nacos targets and what stands there", "read", ["auditor", "admin"], IN_CATALOG),
  "target.manage": permission("Manage Nacos targets", "admin", ["admin"], IN_CATALOG),
  "notice.read": permission("Read one's own notices and choose how one is told", "read", EVERYBODY, { personOnly: true }),
  "webhook.read": permission("See webhooks and what became of their deliveries", "read", ["auditor", "admin"], IN_CATALOG),
  "webhook.manage": permission("Manage webhooks and what a catalog's reviewers are told", "admin", ["admin"], IN_CATALOG),
  "audit.read": permission("Read the audit record", "read", ["auditor", "admin"], IN_CATALOG),
  "system.read": permission("See processes, jobs and the configuration without its secrets", "read", ["auditor", "admin"], IN_CATALOG),
  "job.manage": permission("Retry or discard jobs", "admin", ["admin"], IN_CATALOG),
  "console.enter": permission("Enter the console", "read", [...REVIEWERS, "auditor"]),
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof PERMISSIONS;

/** What an action is done to. The namespace comes from the stored object, never from the request. */
export interface Resource {
  namespace?: string;
  /** Slug of a catalog. */
  catalog?: string;
}

/** Why the viewer's token does not carry an act to a thing, or null. `admin` is the widest scope and implies the others. */
function tokenRefusal({ token }: Viewer, { scope, needs }: Permission, { namespace, catalog }: Resource): string | null {
  if (token === null) return null;
  if (!token.scopes.includes(scope) && !token.scopes.includes("admin")) return `the token lacks scope "${scope}"`;
  const keys = token.namespaces.map(serverNameKey);
  const inNamespace = namespace === undefined ? !needs.includes("namespace") : keys.includes(serverNameKey(namespace));
  if (keys.length > 0 && !inNamespace) return `the token is bound to namespaces (${token.namespaces.join(", ")}), and this reaches beyond them`;
  const inCatalog = catalog === undefined ? !needs.includes("catalog") : token.catalogs.includes(catalog);
  if (token.catalogs.length > 0 && !inCatalog) return `the token is bound to catalogs (${token.catalogs.join(", ")}), and this reaches beyond them`;
  return null;
}

/** True for a person who signed in with a session: the only one who votes, confirms and gives roles. */
export function isSignedInPerson(viewer: Viewer): boolean {
  return viewer.kind === "user" && (viewer.authentication === "session" || viewer.authentication === "demo");
}

/** The viewer's role in a namespace, or undefined. Namespaces compare case-insensitively (governance.md §1). */
export function namespaceRole(viewer: Viewer, namespace: string): NamespaceRole | undefined {
  const key = serverNameKey(namespace);
  return viewer.namespaces.find((membership) => serverNameKey(membership.name) === key)?.role;
}

function holdsRole(viewer: Viewer, rule: Permission, resource: Resource): boolean {
  if (rule.roles.some((role) => viewer.roles.includes(role))) return true;
  if (resource.namespace === undefined) return false;
  const held = namespaceRole(viewer, resource.namespace);
  return held !== undefined && rule.namespaceRoles.includes(held);
}

/** Whether `viewer` may do `action` to `resource`. Pure; the only decision about rights. */
export function can(viewer: Viewer | null, action: Action, resource: Resource = {}): boolean {
  if (viewer === null) return false;
  const rule: Permission = PERMISSIONS[action];
  if (rule.personOnly && !isSignedInPerson(viewer)) return false;
  return holdsRole(viewer, rule, resource) && tokenRefusal(viewer, rule, resource) === null;
}

/**
 * Like `can`, but says why not. Throws `unauthenticated` (401), `person_required` (403) or `forbidden` (403).
 * Where even the existence of the thing is private, check `unapproved.read` first and answer `not_found`.
 */
export function authorize(viewer: Viewer | null, action: Action, resource: Resource = {}): asserts viewer is Viewer {
  if (viewer === null) throw new AppError("unauthenticated", "Sign in, or send a token in the Authorization header.");
  const rule: Permission = PERMISSIONS[action];
  if (!holdsRole(viewer, rule, resource)) throw new AppError("forbidden", `${rule.sentence}: your roles do not allow this.`);
  if (rule.personOnly && !isSignedInPerson(viewer)) {
    throw new AppError("person_required", `${rule.sentence}: only a signed-in person may, never a token or a robot.`);
  }
  const refusal = tokenRefusal(viewer, rule, resource);
  if (refusal !== null) throw new AppError("forbidden", `${rule.sentence}: ${refusal}.`);
}
