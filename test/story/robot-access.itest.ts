import { afterAll, beforeAll, expect, it } from "vitest";
import { as, BOOTSTRAP_TOKEN, type Client, type Person, StoryServer } from "./http-api";

/** A robot is taken out of service by its administrator (governance.md §3, §4 `/robots`). */
let server: StoryServer;
let admin: Person, auditor: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, auditor] = await Promise.all([server.person("admin"), server.person("auditor")]);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "staff", title: "Staff", audience: "signed-in" }), 201);
});
afterAll(() => server.stop());

async function givenRobot(roles: string[] = [], scopes = ["read"]): Promise<{ id: string; client: Client }> {
  const { id } = as<{ id: string }>(await admin.call("POST", "/api/v1/robots", { name: `robot ${++count}`, responsible: admin.id, roles, namespaces: [] }), 201);
  const { token } = as<{ token: string }>(await admin.call("POST", `/api/v1/robots/${id}/tokens`, { scopes, expiresInDays: 1 }), 201);
  return { id, client: server.bearer(token) };
}
const reads = async (client: Client) => (await client.call("GET", "/c/staff/v0.1/servers")).status;

it("its tokens stop with the call that disables it, and work again when it is enabled", async () => {
  const { id, client } = await givenRobot();
  expect(await reads(client)).toBe(200);
  expect(as(await admin.call("PATCH", `/api/v1/robots/${id}`, { disabled: true }))).toMatchObject({ id, disabled: true });
  expect(await reads(client)).toBe(404);
  expect(await client.call("GET", "/api/v1/me")).toMatchObject({ status: 401 });
  expect(as(await admin.call("PATCH", `/api/v1/robots/${id}`, { disabled: false }))).toMatchObject({ disabled: false });
  expect(await reads(client)).toBe(200);
  const record = as<{ items: object[] }>(await auditor.call("GET", `/api/v1/audit?object=${id}&action=robot.update`));
  expect(record.items).toMatchObject([
    { before: '{"disabled":true}', after: '{"disabled":false}' },
    { before: '{"disabled":false}', after: '{"disabled":true}' },
  ]);
});

it("takes an administrator, and a person when roles come back with it", async () => {
  const plain = await givenRobot();
  const trusted = await givenRobot(["admin"], ["admin"]);
  const other = await givenRobot(["admin"], ["admin"]);
  expect(await auditor.call("PATCH", `/api/v1/robots/${plain.id}`, { disabled: true })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  as(await trusted.client.call("PATCH", `/api/v1/robots/${other.id}`, { disabled: true }));
  expect(await trusted.client.call("PATCH", `/api/v1/robots/${other.id}`, { disabled: false })).toMatchObject({ status: 403, body: { code: "person_required" } });
});

it("is for robots only, and bootstrap follows its variable alone", async () => {
  expect(await admin.call("PATCH", `/api/v1/robots/${auditor.id}`, { disabled: true })).toMatchObject({ status: 404 });
  const { principal } = as<{ principal: { id: string } }>(await server.bearer(BOOTSTRAP_TOKEN).call("GET", "/api/v1/me"));
  expect(await admin.call("PATCH", `/api/v1/robots/${principal.id}`, { disabled: true })).toMatchObject({ status: 403 });
});
