import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Invitation, IssuedInvitation } from "@/lib/access/invitation-schema";
import type { Robot } from "@/lib/access/robot-schema";
import { database } from "@/lib/db/client";
import type { Person as PersonView } from "@/lib/people/schema";
import type { Review } from "@/lib/review/schema";
import { as, giveNamespace, manifest, type Person, read, StoryServer, submitted } from "./http-api";

/** What an administrator does with people and robots, call by call (issue 7, People). */
let server: StoryServer;
let admin: Person, auditor: Person, publisher: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, auditor, publisher] = await Promise.all([server.person("admin"), server.person("auditor"), server.person()]);
  await giveNamespace(admin, "com.acme", publisher);
});
afterAll(() => server.stop());

const userPath = (id: string, part = "") => `/api/v1/users/${id}${part}`;
const view = async (id: string) => as<PersonView>(await admin.call("GET", userPath(id)));
async function created(fields: object = {}) {
  const email = `invited${++count}@example.org`;
  return as<{ id: string; setupUrl: string }>(await admin.call("POST", "/api/v1/users", { email, name: `Invited ${count}`, ...fields }), 201);
}
const finish = (setupUrl: string) => server.anyone.call("POST", `/api/v1/setup/${setupUrl.split("/").at(-1)}`, { password: "a long password of mine" }, { Origin: "http://127.0.0.1:3000" });
const mintToken = async (person: Person) => as<{ id: string; token: string }>(await person.call("POST", "/api/v1/tokens", { scopes: ["read"] }), 201);

describe("disabling a person", () => {
  it("ends sessions, tokens and invitations and gives claimed reviews back", async () => {
    const reviewer = await server.person("reviewer");
    const { token } = await mintToken(reviewer);
    const { setupUrl } = as<IssuedInvitation>(await admin.call("POST", userPath(reviewer.id, "/invitation")), 201);
    const reviewId = await submitted(publisher, manifest("com.acme/claimed"));
    const { revision } = await read(reviewer, reviewId);
    const claimed = as<Review>(await reviewer.call("POST", `/api/v1/reviews/${reviewId}/claim`, { revision }));
    expect((await view(reviewer.id)).ends).toEqual({ sessions: 1, tokens: 1, claims: 1 });
    as(await admin.call("PATCH", userPath(reviewer.id), { disabled: true }));
    expect(await reviewer.call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
    expect(await server.bearer(token).call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
    expect(await finish(setupUrl)).toMatchObject({ status: 404 });
    expect(await read(admin, reviewId)).toMatchObject({ assignee: null, revision: claimed.revision + 1 });
    expect((await view(reviewer.id)).ends).toEqual({ sessions: 0, tokens: 0, claims: 0 });
    const entries = async (query: string) => as<{ items: { action: string; after: string }[] }>(await auditor.call("GET", `/api/v1/audit?object=${reviewer.id}&${query}`)).items;
    expect(JSON.parse((await entries("action=user.update"))[0]?.after ?? "")).toMatchObject({ disabled: true, sessionsEnded: 1, tokensRevoked: 1 });
    expect(await entries("action=review.release")).toHaveLength(1);
  });

  it("holds at once where a claimed review cannot be given back, and goes on with that when it is done once more", async () => {
    const reviewer = await server.person("reviewer");
    const reviewId = await submitted(publisher, manifest("com.acme/kept"));
    as<Review>(await reviewer.call("POST", `/api/v1/reviews/${reviewId}/claim`, { revision: (await read(reviewer, reviewId)).revision }));
    await database().pool.query(`ALTER TABLE review ADD CONSTRAINT kept CHECK (id <> '${reviewId}' OR assignee_id IS NOT NULL) NOT VALID`);
    as(await admin.call("PATCH", userPath(reviewer.id), { disabled: true }));
    await database().pool.query("ALTER TABLE review DROP CONSTRAINT kept");
    expect(await reviewer.call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
    expect((await view(reviewer.id)).ends).toEqual({ sessions: 0, tokens: 0, claims: 1 });
    as(await admin.call("PATCH", userPath(reviewer.id), { disabled: true }));
    expect((await view(reviewer.id)).ends.claims).toBe(0);
    expect(await read(admin, reviewId)).toMatchObject({ assignee: null });
  });

  it("takes nothing away for good but what could act: enabled again, roles and namespaces are there, tokens are not", async () => {
    const person = await server.person("reviewer");
    const { token } = await mintToken(person);
    as(await admin.call("PUT", `/api/v1/namespaces/com.acme/members/${person.id}`, { role: "publisher" }));
    for (const disabled of [true, false]) as(await admin.call("PATCH", userPath(person.id), { disabled }));
    expect(await view(person.id)).toMatchObject({ roles: ["viewer", "reviewer"], namespaces: [{ name: "com.acme", role: "publisher" }] });
    expect(await server.bearer(token).call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
  });
});

describe("an invitation", () => {
  it("works once, and says what became of it", async () => {
    const { id, setupUrl } = await created();
    expect((await view(id)).invitation).toMatchObject({ state: "open", createdBy: admin.name });
    as(await finish(setupUrl));
    expect(await finish(setupUrl)).toMatchObject({ status: 404 });
    expect(await view(id)).toMatchObject({ hasPassword: true, invitation: { state: "used" } });
  });

  it("stops when it is made anew or taken back", async () => {
    const { id, setupUrl } = await created();
    const { setupUrl: second } = as<IssuedInvitation>(await admin.call("POST", userPath(id, "/invitation")), 201);
    expect(await finish(setupUrl)).toMatchObject({ status: 404 });
    as(await admin.call("DELETE", userPath(id, "/invitation")), 204);
    expect(await finish(second)).toMatchObject({ status: 404 });
    expect(await admin.call("DELETE", userPath(id, "/invitation"))).toMatchObject({ status: 404 });
    const { items } = as<{ items: Invitation[] }>(await auditor.call("GET", "/api/v1/invitations?state=revoked"));
    expect(items.filter(({ person }) => person.id === id)).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(second.split("/").at(-1));
  });

  it("is made by a signed-in administrator, for an enabled person only", async () => {
    const { id } = await created();
    const { token } = as<{ token: string }>(await admin.call("POST", "/api/v1/tokens", { scopes: ["admin"] }), 201);
    expect(await server.bearer(token).call("POST", userPath(id, "/invitation"))).toMatchObject({ status: 403, body: { code: "person_required" } });
    expect(await auditor.call("POST", userPath(id, "/invitation"))).toMatchObject({ status: 403 });
    as(await admin.call("PATCH", userPath(id), { disabled: true }));
    expect(await admin.call("POST", userPath(id, "/invitation"))).toMatchObject({ status: 409, body: { code: "invalid_transition" } });
  });
});

describe("somebody else's sessions and tokens", () => {
  it("are seen by auditors and ended by administrators, never made", async () => {
    const person = await server.person();
    const { id: tokenId, token } = await mintToken(person);
    const { items: sessions } = as<{ items: { id: string }[] }>(await auditor.call("GET", userPath(person.id, "/sessions")));
    const { items: tokens } = as<{ items: { id: string }[] }>(await auditor.call("GET", userPath(person.id, "/tokens")));
    expect([sessions.length, tokens.map(({ id }) => id)]).toEqual([1, [tokenId]]);
    expect(await auditor.call("DELETE", userPath(person.id, `/sessions/${sessions[0]?.id}`))).toMatchObject({ status: 403 });
    expect(await auditor.call("DELETE", `/api/v1/tokens/${tokenId}`)).toMatchObject({ status: 404 });
    expect(await admin.call("POST", userPath(person.id, "/tokens"), { scopes: ["read"] })).toMatchObject({ status: 404 });
    as(await admin.call("DELETE", `/api/v1/tokens/${tokenId}`), 204);
    as(await admin.call("DELETE", userPath(person.id, `/sessions/${sessions[0]?.id}`)), 204);
    expect(await person.call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
    expect(await server.bearer(token).call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
  });
});

describe("people and robots are found", () => {
  it("by a part of the name, by role and by state", async () => {
    const { id } = await created({ name: "Zoë Quux", roles: ["auditor"] });
    const found = async (query: string) => as<{ items: { id: string }[] }>(await auditor.call("GET", `/api/v1/users?limit=100&${query}`)).items.map((item) => item.id);
    expect(await found("q=quux")).toEqual([id]);
    expect(await found("role=auditor&state=never_signed_in")).toEqual([id]);
    expect(await found("role=admin")).not.toContain(id);
    expect(await found("state=disabled")).not.toContain(id);
  });

  it("a robot is flagged when the person who answers for it is disabled, until somebody else does", async () => {
    const answering = await server.person();
    const robot = as<Robot>(await admin.call("POST", "/api/v1/robots", { name: "orphan", responsible: answering.id, namespaces: ["com.acme"] }), 201);
    as(await admin.call("POST", `/api/v1/robots/${robot.id}/tokens`, { scopes: ["read"], expiresInDays: 3 }), 201);
    const found = async (state: string) => as<{ items: Robot[] }>(await admin.call("GET", `/api/v1/robots?state=${state}`)).items.map(({ name }) => name);
    expect([await found("orphaned"), await found("expiring")]).toEqual([[], ["orphan"]]);
    as(await admin.call("PATCH", userPath(answering.id), { disabled: true }));
    expect(await found("orphaned")).toEqual(["orphan"]);
    expect(as<Robot>(await admin.call("GET", `/api/v1/robots/${robot.id}`))).toMatchObject({ responsible: { disabled: true }, tokens: { count: 1 } });
    expect(await admin.call("PATCH", `/api/v1/robots/${robot.id}`, { responsible: answering.id })).toMatchObject({ status: 400 });
    as(await admin.call("PATCH", `/api/v1/robots/${robot.id}`, { responsible: admin.id }));
    expect(await found("orphaned")).toEqual([]);
  });
});
