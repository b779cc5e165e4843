import { afterAll, beforeAll, expect, it } from "vitest";
import type { TransferEffect } from "@/lib/access/transfer-schema";
import { as, type Client, giveNamespace, manifest, type Person, StoryServer } from "./http-api";

/** A namespace goes to another owner in one act, which says before what it moves and ends (issue 7, Transfer). */
let server: StoryServer;
let admin: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  admin = await server.person("admin");
});
afterAll(() => server.stop());

async function given() {
  const namespace = `com.moved${++count}`;
  const [owner, publisher, next] = await Promise.all([server.person(), server.person(), server.person()]);
  await giveNamespace(admin, namespace, owner);
  as(await owner.call("PUT", `/api/v1/namespaces/${namespace}/members/${publisher.id}`, { role: "publisher" }));
  const robot = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: `mover ${count}`, responsible: owner.id, namespaces: [namespace] }), 201);
  const { token } = as<{ token: string }>(await admin.call("POST", `/api/v1/robots/${robot.id}/tokens`, { scopes: ["publish"], label: "ci" }), 201);
  as(await owner.call("POST", "/api/v1/submissions", manifest(`${namespace}/first`)), 201);
  return { namespace, owner, publisher, next, robot: server.bearer(token) };
}
const path = (namespace: string, part: string) => `/api/v1/namespaces/${namespace}${part}`;
const publishes = async (who: Client, namespace: string) => (await who.call("POST", "/api/v1/submissions", manifest(`${namespace}/s${++count}`))).status;

it("moves what it said it would: servers, members, robots, and what tokens may", async () => {
  const { namespace, owner, publisher, next, robot } = await given();
  const effect = as<TransferEffect>(await admin.call("GET", path(namespace, `/transfer-effect?to=${next.id}`)));
  expect(effect).toMatchObject({ to: { id: next.id }, servers: [`${namespace}/first`], serverCount: 1, stays: [], tokens: [{ label: "ci" }] });
  expect(effect.leaves.map(({ kind }) => kind).sort()).toEqual(["robot", "user", "user"]);
  expect(as(await admin.call("POST", path(namespace, "/transfer"), { to: next.id, reason: "Sold" }))).toEqual(effect);
  for (const gone of [owner, publisher, robot]) expect(await publishes(gone, namespace)).toBe(403);
  expect(await publishes(next, namespace)).toBe(201);
  const { items } = as<{ items: { reason: string; after: string }[] }>(await admin.call("GET", `/api/v1/audit?object=${namespace}&action=namespace.transfer`));
  expect(items).toMatchObject([{ reason: "Sold" }]);
  expect(JSON.parse(items[0]?.after ?? "")).toMatchObject({ owner: next.name, servers: 1, tokensStopped: 1 });
});

it("keeps the others as publishers when it is told so, and leaves one owner", async () => {
  const { namespace, owner, next, robot } = await given();
  as(await owner.call("POST", path(namespace, "/transfer"), { to: next.id, keepMembers: true, reason: "I go" }));
  for (const kept of [owner, robot]) expect(await publishes(kept, namespace)).toBe(201);
  expect(await owner.call("GET", path(namespace, `/transfer-effect?to=${owner.id}`))).toMatchObject({ status: 403 });
  const { members } = as<{ members: { role: string }[] }>(await admin.call("GET", path(namespace, "")));
  expect(members.filter(({ role }) => role === "owner")).toHaveLength(1);
});

it("is for its owner and administrators in person, to an enabled person who is not the administrator", async () => {
  const { namespace, publisher, next } = await given();
  const transfer = (who: Client, to: string) => who.call("POST", path(namespace, "/transfer"), { to, reason: "x" });
  const { token } = as<{ token: string }>(await admin.call("POST", "/api/v1/tokens", { scopes: ["admin"] }), 201);
  expect(await transfer(publisher, next.id)).toMatchObject({ status: 403 });
  expect(await transfer(server.bearer(token), next.id)).toMatchObject({ status: 403, body: { code: "person_required" } });
  expect(await transfer(admin, admin.id)).toMatchObject({ status: 403, body: { code: "own_role" } });
  expect(await transfer(admin, "nobody@example.org")).toMatchObject({ status: 400 });
  as(await admin.call("PATCH", `/api/v1/users/${next.id}`, { disabled: true }));
  expect(await transfer(admin, next.id)).toMatchObject({ status: 400 });
});

it("its members are added by e-mail or id, and seen by nobody who has no part in it", async () => {
  const { namespace, owner, publisher, next } = await given();
  expect(as(await owner.call("POST", path(namespace, "/members"), { member: next.id, role: "publisher" }))).toMatchObject({ name: namespace });
  expect(await owner.call("POST", path(namespace, "/members"), { member: "nobody@example.org", role: "publisher" })).toMatchObject({ status: 400 });
  expect(await publisher.call("POST", path(namespace, "/members"), { member: next.id, role: "owner" })).toMatchObject({ status: 403 });
  const stranger = await server.person();
  for (const part of [namespace, "com.never-was"]) expect(await stranger.call("GET", path(part, ""))).toMatchObject({ status: 404 });
  expect(as<{ members?: object[] }>(await publisher.call("GET", path(namespace, ""))).members).toBeUndefined();
});
