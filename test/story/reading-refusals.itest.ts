import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, giveNamespace, listingPath, manifest, type Person, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

let server: StoryServer;
let admin: Person, pia: Person, ada: Person, sam: Person, sue: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, pia, ada, sam, sue] = await Promise.all([
    server.person("admin"), server.person(), server.person("reviewer"), server.person("security_reviewer"), server.person("security_reviewer"),
  ]);
  await giveNamespace(admin, "com.acme", pia);
});
afterAll(() => server.stop());

describe("what is searched for is text, not a pattern", () => {
  beforeAll(() => submitted(pia, manifest("com.acme/plain")));

  it.each(["%25", "_", "\\"])("q=%s finds only names with that character", async (q) => {
    for (const list of ["reviews", "servers"]) {
      const { items } = as<{ items: unknown[] }>(await ada.call("GET", `/api/v1/${list}?q=${q}`));
      expect(items).toEqual([]);
    }
    const { items } = as<{ items: unknown[] }>(await admin.call("GET", `/api/v1/audit?actor=${q}`));
    expect(items).toEqual([]);
  });
});

it("a review looks to nobody in particular like one that does not exist", async () => {
  const id = await submitted(pia, manifest("com.acme/private"));
  for (const path of [`/api/v1/reviews/${id}`, `/api/v1/reviews/${id}/diff`]) {
    const unknown = await server.anyone.call("GET", path.replace(id, "00000000-0000-4000-8000-000000000000"));
    expect(await server.anyone.call("GET", path)).toMatchObject({ status: 404, text: unknown.text });
  }
});

it.each(["from=0000-01-01T00:00:00Z", "to=0001-01-01T00:00:00%2B01:00"])("the audit record has no entries of a year that no calendar has: %s", async (query) => {
  expect(await admin.call("GET", `/api/v1/audit?${query}`)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
});

it.each([
  ["tools", { tools: [{ name: "a" }, { name: "b" }, { name: "a" }] }, "tools.2.name"],
  ["prompts", { tools: [], prompts: [{ name: "a" }, { name: "a" }] }, "prompts.1.name"],
  ["resources", { tools: [], resources: [{ uri: "a:b" }, { uri: "a:b" }] }, "resources.1.uri"],
])("two %s of one name are refused where the second one stands", async (kind, surface, path) => {
  const name = `com.acme/twice-${kind}`;
  await submitted(pia, manifest(name));
  expect(await pia.call("PUT", `${versionPath(name)}/tools`, surface)).toMatchObject({ status: 400, body: { errors: [{ path: expect.stringContaining(path) as string }] } });
});

it("a publisher's deleted version is hidden from itself without include_deleted", async () => {
  const name = "com.acme/deleted";
  await submitted(pia, manifest(name));
  const token = server.bearer(as<{ token: string }>(await pia.call("POST", "/api/v1/tokens", { scopes: ["read", "publish"] }), 201).token);
  as(await token.call("PATCH", `${registryPath(name)}/status`, { status: "deleted" }));
  expect(await token.call("GET", registryPath(name))).toMatchObject({ status: 404 });
  expect(await token.call("GET", `${registryPath(name)}?include_deleted=true`)).toMatchObject({ status: 200 });
});

it("neither a suspension nor its end lies behind the time of the last change that clients sync by", async () => {
  const name = "com.acme/clock";
  as(await vote(ada, await submitted(pia, manifest(name))));
  const times = async (): Promise<{ updatedAt: string; statusChangedAt: string }> => {
    const { text } = await server.anyone.call("GET", `${registryPath(name)}?include_deleted=true`);
    return (JSON.parse(text) as { _meta: Record<string, { updatedAt: string; statusChangedAt: string }> })._meta["io.modelcontextprotocol.registry/official"] ?? { updatedAt: "", statusChangedAt: "never" };
  };
  as(await sam.call("POST", `${listingPath("default", name)}/suspend`, { reason: "a test" }));
  const suspended = await times();
  expect(suspended.updatedAt >= suspended.statusChangedAt).toBe(true);
  as(await sam.call("POST", `${listingPath("default", name)}/reinstate`, { reason: "a test" }), 202);
  as(await sue.call("POST", `${listingPath("default", name)}/reinstate`, { reason: "a test" }));
  const reinstated = await times();
  expect(reinstated.updatedAt >= reinstated.statusChangedAt).toBe(true);
  expect(reinstated.updatedAt >= suspended.updatedAt).toBe(true);
});
