import { describe, expect, it } from "vitest";
import { type Action, authorize, can, PERMISSIONS } from "./permissions";
import type { GlobalRole, NamespaceRole, TokenScope, Viewer } from "./schema";

const ACME = "io.github.Acme";

function person(roles: GlobalRole[], namespaces: NamespaceRole[] = []): Viewer {
  return {
    principalId: "p",
    kind: "user",
    name: "P",
    email: "p@example.com",
    roles: ["viewer", ...roles],
    namespaces: namespaces.map((role) => ({ name: ACME, role })),
    bootstrap: false,
    responsibleId: null,
    authentication: "session",
    sessionId: "s",
    token: null,
  };
}

function withToken(viewer: Viewer, scopes: TokenScope[], namespaces: string[] = []): Viewer {
  return { ...viewer, authentication: "token", sessionId: null, token: { id: "t", scopes, namespaces, catalogs: [] } };
}

const robot = (roles: GlobalRole[]): Viewer => ({ ...withToken(person([]), ["admin"]), kind: "robot", email: null, roles });
const bootstrap: Viewer = { ...robot(["admin"]), bootstrap: true, authentication: "bootstrap", token: null };

/** What no token does, however it is bound. */
type PersonOnly = "review.look" | "queue.keep" | "server.categorize" | "request.make" | "shelf.keep" | "review.vote" | "review.mark" | "review.conclude" | "reinstatement.confirm" | "token.mint" | "user.manage" | "namespace.transfer" | "catalog.tighten" | "notice.read";

/** Who asks, in the order of the columns below. All act on namespace io.github.acme, where only owner and publisher belong. */
const COLUMNS: [string, Viewer | null][] = [
  ["anonymous", null],
  ["viewer", person([])],
  ["publisher", person([], ["publisher"])],
  ["owner", person([], ["owner"])],
  ["reviewer", person(["reviewer"])],
  ["security_reviewer", person(["security_reviewer"])],
  ["auditor", person(["auditor"])],
  ["admin", person(["admin"])],
  ["admin's token with every right", withToken(person(["admin"]), ["admin"])],
  ["admin robot", robot(["admin"])],
  ["bootstrap", bootstrap],
];

/** governance.md §3, row by row, written out by hand: y may, - may not. */
const MATRIX: Record<Action, string> = {
  //                       anon view publ own  rev  sec  aud  adm  tok  rob  boot
  publish:                 "-    -    y    y    -    -    -    y    y    y    y",
  "submission.withdraw":   "-    -    y    y    -    -    -    y    y    y    y",
  "version.status":        "-    -    y    y    -    -    -    y    y    y    y",
  "version.tools":         "-    -    y    y    -    -    -    y    y    y    y",
  "version.propose":       "-    -    y    y    y    y    -    y    y    y    y",
  "unapproved.read":       "-    -    y    y    y    y    y    y    y    y    y",
  "internal.read":         "-    -    -    -    y    y    y    y    y    y    y",
  "review.vote":           "-    -    -    -    y    y    -    y    -    -    -",
  "review.conclude":       "-    -    -    -    y    y    -    y    -    -    -",
  "review.claim":          "-    -    -    -    y    y    -    y    y    y    y",
  "review.mark":           "-    -    -    -    y    y    -    y    -    -    -",
  "review.look":           "-    -    -    -    y    y    -    y    -    -    -",
  "queue.keep":            "-    -    -    -    y    y    y    y    -    -    -",
  "queue.targets":         "-    -    -    -    -    -    -    y    y    y    y",
  "review.comment":        "-    -    y    y    y    y    -    y    y    y    y",
  "review.check":          "-    -    -    -    y    y    -    y    y    y    y",
  "review.reopen":         "-    -    -    -    -    -    -    y    y    y    y",
  "listing.suspend":       "-    -    -    -    -    y    -    y    y    y    y",
  "listing.withdraw":      "-    -    -    -    -    -    -    y    y    y    y",
  "reinstatement.propose": "-    -    -    -    -    y    -    y    y    y    y",
  "reinstatement.confirm": "-    -    -    -    -    y    -    y    -    -    -",
  "token.mint":            "-    y    y    y    y    y    y    y    -    -    -",
  "robot.mint":            "-    -    -    -    -    -    -    y    y    y    y",
  "robot.read":            "-    -    -    -    -    -    y    y    y    y    y",
  "robot.manage":          "-    -    -    -    -    -    -    y    y    y    y",
  "user.read":             "-    -    -    -    -    -    y    y    y    y    y",
  "user.manage":           "-    -    -    -    -    -    -    y    -    -    -",
  "namespace.manage":      "-    -    -    -    -    -    -    y    y    y    y",
  "namespace.members":     "-    -    -    y    -    -    -    y    y    y    y",
  "namespace.transfer":    "-    -    -    y    -    -    -    y    -    -    -",
  "namespace.classify":    "-    -    -    -    -    -    -    y    y    y    y",
  "category.manage":       "-    -    -    -    -    -    -    y    y    y    y",
  "server.categorize":     "-    -    -    -    y    y    -    y    -    -    -",
  "request.make":          "-    y    y    y    y    y    y    y    -    -    -",
  "request.read":          "-    -    -    -    y    y    y    y    y    y    y",
  "request.decline":       "-    -    -    -    y    y    -    y    y    y    y",
  "shelf.keep":            "-    y    y    y    y    y    y    y    -    -    -",
  "catalog.manage":        "-    -    -    -    -    -    -    y    y    y    y",
  "policy.study":          "-    -    -    -    y    y    y    y    y    y    y",
  "link.read":             "-    -    -    -    -    -    y    y    y    y    y",
  "import.list":          "-    -    -    -    -    -    -    y    y    y    y",
  "import.read":          "-    -    -    -    -    -    y    y    y    y    y",
  "catalog.tighten":       "-    -    -    -    -    -    -    y    -    -    -",
  "router.read":           "-    -    -    -    -    -    y    y    y    y    y",
  "target.read":           "-    -    -    -    -    -    y    y    y    y    y",
  "target.manage":         "-    -    -    -    -    -    -    y    y    y    y",
  "notice.read":           "-    y    y    y    y    y    y    y    -    -    -",
  "webhook.read":          "-    -    -    -    -    -    y    y    y    y    y",
  "webhook.manage":        "-    -    -    -    -    -    -    y    y    y    y",
  "audit.read":            "-    -    -    -    -    -    y    y    y    y    y",
  "system.read":           "-    -    -    -    -    -    y    y    y    y    y",
  "job.manage":            "-    -    -    -    -    -    -    y    y    y    y",
  "console.enter":         "-    -    -    -    y    y    y    y    y    y    y",
};

const CELLS = (Object.keys(PERMISSIONS) as Action[]).flatMap((action) =>
  MATRIX[action].split(/ +/).map((cell, column) => {
    const [who, viewer] = COLUMNS[column] ?? ["nobody", null];
    return { action, who, viewer, allowed: cell === "y" };
  }),
);

describe("who may do what", () => {
  it("is written out for every action and everybody", () => expect(CELLS).toHaveLength(Object.keys(PERMISSIONS).length * COLUMNS.length));

  it.each(CELLS)("$action by $who: $allowed", ({ action, viewer, allowed }) => {
    expect(can(viewer, action, { namespace: "io.github.acme" })).toBe(allowed);
  });

  it.each(CELLS.filter(({ allowed }) => !allowed))("refuses $action by $who with a stable code", ({ action, viewer }) => {
    const codes = ["unauthenticated", "person_required", "forbidden"].map((code) => expect.objectContaining({ code }) as unknown);
    expect(codes).toContainEqual(caught(() => authorize(viewer, action, { namespace: "io.github.acme" })));
  });
});

function caught(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a token", () => {
  const owner = person(["security_reviewer"], ["owner"]);
  it.each<[string, Action, TokenScope[], boolean]>([
    ["publishes with scope publish", "publish", ["publish"], true],
    ["does not publish with scope read", "publish", ["read"], false],
    ["suspends with its scope", "listing.suspend", ["listing:suspend"], true],
    ["does not suspend with scope publish", "listing.suspend", ["publish", "read"], false],
    ["comments with its scope", "review.comment", ["review:comment"], true],
    ["does not read unapproved things without scope read", "unapproved.read", ["publish"], false],
    ["never votes, whatever it carries", "review.vote", ["read", "publish", "review:comment", "listing:suspend", "admin"], false],
    ["never gains what its holder lacks", "robot.manage", ["admin"], false],
  ])("%s", (_, action, scopes, allowed) => expect(can(withToken(owner, scopes), action, { namespace: ACME })).toBe(allowed));

  it("is bound to its namespaces, in any letters", () => {
    expect(can(withToken(owner, ["publish"], ["IO.GITHUB.ACME"]), "publish", { namespace: ACME })).toBe(true);
    expect(can(withToken(person(["admin"]), ["admin"], ["com.other"]), "publish", { namespace: ACME })).toBe(false);
  });
});

describe("a bound token of an admin", () => {
  const admin = person(["admin"]);
  const ofAcme = withToken(admin, ["admin"], [ACME]);
  const ofProd: Viewer = { ...withToken(admin, ["admin"]), token: { id: "t", scopes: ["admin"], namespaces: [], catalogs: ["prod"] } };
  const here = { namespace: ACME, catalog: "prod" };
  const elsewhere = { namespace: "com.other", catalog: "default" };

  /** Without a thing, in the bound place, in another one: y may, - may not. Written out for both bindings. */
  const BOUND: Record<Exclude<Action, PersonOnly>, [namespace: string, catalog: string]> = {
    publish: ["-y-", "yy-"],
    "submission.withdraw": ["-y-", "yy-"],
    "version.status": ["-y-", "yy-"],
    "version.tools": ["-y-", "yy-"],
    "version.propose": ["-y-", "-y-"],
    "unapproved.read": ["yy-", "yy-"],
    "internal.read": ["-y-", "yy-"],
    "review.claim": ["-y-", "-y-"],
    "review.comment": ["-y-", "-y-"],
    "queue.targets": ["-y-", "-y-"],
    "review.check": ["-y-", "-y-"],
    "review.reopen": ["-y-", "-y-"],
    "listing.suspend": ["-y-", "-y-"],
    "listing.withdraw": ["-y-", "-y-"],
    "reinstatement.propose": ["-y-", "-y-"],
    "robot.mint": ["yy-", "yy-"],
    "robot.read": ["-y-", "yy-"],
    "robot.manage": ["-y-", "yy-"],
    "user.read": ["-y-", "yy-"],
    "namespace.manage": ["-y-", "yy-"],
    "namespace.members": ["-y-", "yy-"],
    "namespace.classify": ["-y-", "-y-"],
    "category.manage": ["-y-", "-y-"],
    "request.read": ["-y-", "-y-"],
    "request.decline": ["-y-", "-y-"],
    "catalog.manage": ["-y-", "-y-"],
    "policy.study": ["-y-", "-y-"],
    "link.read": ["-y-", "-y-"],
    "import.list": ["-y-", "-y-"],
    "import.read": ["-y-", "-y-"],
    "router.read": ["-y-", "-y-"],
    "target.read": ["-y-", "-y-"],
    "target.manage": ["-y-", "-y-"],
    "webhook.read": ["-y-", "-y-"],
    "webhook.manage": ["-y-", "-y-"],
    "audit.read": ["-y-", "-y-"],
    "system.read": ["-y-", "-y-"],
    "job.manage": ["-y-", "-y-"],
    "console.enter": ["-y-", "yy-"],
  };
  const rows = Object.entries(BOUND) as [Action, [string, string]][];
  const answers = (viewer: Viewer, action: Action) => [{}, here, elsewhere].map((resource) => (can(viewer, action, resource) ? "y" : "-")).join("");

  it.each(rows)("%s", (action, [ofNamespace, ofCatalog]) => {
    expect([answers(ofAcme, action), answers(ofProd, action)]).toEqual([ofNamespace, ofCatalog]);
  });

  it("is told which binding stands in the way", () => {
    expect(caught(() => authorize(ofAcme, "audit.read"))).toMatchObject({ code: "forbidden", detail: expect.stringContaining(`bound to namespaces (${ACME})`) });
    expect(caught(() => authorize(ofProd, "listing.suspend", elsewhere))).toMatchObject({ code: "forbidden", detail: expect.stringContaining("bound to catalogs (prod)") });
  });
});
