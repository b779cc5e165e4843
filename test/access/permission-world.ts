import type { Resource } from "@/lib/access/permissions";
import type { GlobalRole, NamespaceRole, TokenScope } from "@/lib/access/schema";
import type { Review } from "@/lib/review/schema";
import { as, type Client, giveNamespace, manifest, type Person, read, type StoryServer, submitted, vote } from "@/test/story/http-api";

/** A registry with one thing of each kind, and everybody who could want to do something to it. */
export const NAMESPACE = "com.mine";
export const CATALOG = "default";

export interface World {
  server: StoryServer;
  admin: Person;
  /** Proposes reinstatements, and asks for nothing else. */
  proposer: Person;
  /** Somebody things are done to. */
  subject: Person;
  subjectEmail: string;
  robotId: string;
  /** The newest token of the robot. */
  robotTokenId: string;
  /** A server whose only version is listed. */
  listed: string;
  /** One whose listing is suspended, one whose listing is withdrawn, over and over. */
  suspendable: string;
  withdrawable: string;
  /** An open review with an internal comment. */
  review: Review;
  /** What an administrator imported. */
  importId: string;
  /** A request for a server that is not there. */
  requestId: string;
  policy: { digest: string; policy: object };
}

/** Somebody who asks, with what the permission table knows of them. */
export interface Actor {
  name: string;
  client: Client;
  /** Null: nobody. */
  facts: { roles: readonly GlobalRole[]; namespaces: Readonly<Record<string, NamespaceRole>>; isPerson: boolean; token: { scopes: readonly TokenScope[]; namespaces: readonly string[]; catalogs: readonly string[] } | null } | null;
}

async function listedServer(publisher: Client, reviewer: Client, name: string): Promise<string> {
  const full = `${NAMESPACE}/${name}`;
  as(await vote(reviewer, await submitted(publisher, manifest(full))));
  return full;
}

export async function givenWorld(server: StoryServer): Promise<World> {
  const [admin, proposer, subject, publisher, reviewer] = await Promise.all([server.person("admin"), server.person("security_reviewer"), server.person(), server.person(), server.person("reviewer")]);
  await giveNamespace(admin, NAMESPACE, publisher);
  as(await admin.call("POST", "/api/v1/namespaces", { name: "com.other" }), 201);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "second", title: "Second", audience: "public" }), 201);
  as(await admin.call("POST", "/api/v1/categories", { slug: "tools", title: "Tools" }), 201);
  const { id: robotId } = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: "subject", responsible: admin.id }), 201);
  const [listed, suspendable, withdrawable] = [await listedServer(publisher, reviewer, "listed"), await listedServer(publisher, reviewer, "suspendable"), await listedServer(publisher, reviewer, "withdrawable")];
  const review = await read(reviewer, await submitted(publisher, manifest(`${NAMESPACE}/open`)));
  as(await reviewer.call("POST", `/api/v1/reviews/${review.id}/comments`, { text: "between us", visibility: "internal" }), 201);
  const { id: requestId } = as<{ id: string }>(await subject.call("POST", "/api/v1/requests", { name: "com.wanted/by-one", reason: "I want it" }), 201);
  const policy = as<World["policy"]>(await admin.call("GET", `/api/v1/catalogs/${CATALOG}/policy`));
  const { email: subjectEmail } = as<{ email: string }>(await admin.call("GET", `/api/v1/users/${subject.id}`));
  const { id: importId } = as<{ id: string }>(await admin.call("POST", `/api/v1/imports?catalog=${CATALOG}`, []), 202);
  return { server, admin, proposer, subject, subjectEmail, robotId, robotTokenId: "", importId, listed, suspendable, withdrawable, review, requestId, policy };
}

const ROLES: readonly (readonly GlobalRole[])[] = [[], ["reviewer"], ["security_reviewer"], ["auditor"], ["admin"]];
const MEMBERSHIPS: readonly (readonly [string, NamespaceRole])[] = [[NAMESPACE, "owner"], [NAMESPACE, "publisher"], ["com.other", "owner"], ["com.other", "publisher"]];

/** A token of somebody's own: the widest there is, or narrowed. */
async function ownToken(server: StoryServer, person: Person, grant: object = {}): Promise<Client> {
  return server.bearer(as<{ token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["admin"], ...grant }), 201).token);
}

async function withTokens(world: World, person: Person, name: string, roles: readonly GlobalRole[], namespaces: Record<string, NamespaceRole>): Promise<Actor[]> {
  const facts = { roles: ["viewer" as const, ...roles], namespaces };
  const token = { scopes: ["admin" as const], namespaces: [], catalogs: [] };
  return [
    { name, client: person, facts: { ...facts, isPerson: true, token: null } },
    { name: `${name}, by token`, client: await ownToken(world.server, person), facts: { ...facts, isPerson: false, token } },
  ];
}

/** Every role in person and by token, members of this and of another namespace, robots, and tokens that are narrower than their holder. */
export async function givenActors(world: World): Promise<Actor[]> {
  const { server, admin } = world;
  const actors: Actor[] = [{ name: "nobody", client: server.anyone, facts: null }];
  for (const roles of ROLES) actors.push(...(await withTokens(world, await server.person(...roles), roles[0] ?? "viewer", roles, {})));
  for (const [namespace, role] of MEMBERSHIPS) {
    const person = await server.person();
    as(await admin.call("PUT", `/api/v1/namespaces/${namespace}/members/${person.id}`, { role }));
    actors.push(...(await withTokens(world, person, `${role} of ${namespace}`, [], { [namespace]: role })));
  }
  const narrow = { roles: ["viewer", "admin"] as const, namespaces: {}, isPerson: false };
  for (const [name, grant] of [
    ["which only reads", { scopes: ["read"] }],
    ["which only suspends", { scopes: ["listing:suspend", "read"] }],
    ["bound to another namespace", { scopes: ["admin"], namespaces: ["com.other"] }],
    ["bound to another catalog", { scopes: ["admin"], catalogs: ["second"] }],
  ] as const) {
    const token = { namespaces: [], catalogs: [], ...grant };
    actors.push({ name: `an admin's token ${name}`, client: await ownToken(server, await server.person("admin"), grant), facts: { ...narrow, token } });
  }
  for (const roles of [[], ["admin"]] as const) {
    const { id } = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: `actor ${roles.join()}`, responsible: admin.id, roles, namespaces: roles.length === 0 ? [NAMESPACE] : [] }), 201);
    const { token } = as<{ token: string }>(await admin.call("POST", `/api/v1/robots/${id}/tokens`, { scopes: ["admin"] }), 201);
    const namespaces: Record<string, NamespaceRole> = roles.length === 0 ? { [NAMESPACE]: "publisher" } : {};
    actors.push({ name: roles.length === 0 ? "a robot that publishes" : "an admin robot", client: server.bearer(token), facts: { roles, namespaces, isPerson: false, token: { scopes: ["admin"], namespaces: [], catalogs: [] } } });
  }
  return actors;
}

/** What a call is done to, as its service tells the table. */
export const HERE: Required<Resource> = { namespace: NAMESPACE, catalog: CATALOG };
