import { afterAll, beforeAll, expect, it } from "vitest";
import { as, giveNamespace, listingPath, manifest, type Person, registryPath, StoryServer, submitted, versionPath, vote } from "./http-api";

/** A deprecated version points to what replaces it, as a fact (issue 7, Servers). */
let server: StoryServer;
let admin: Person, reviewer: Person, publisher: Person;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  [admin, reviewer, publisher] = await Promise.all([server.person("admin"), server.person("reviewer"), server.person()]);
  await giveNamespace(admin, "com.acme", publisher);
  as(await admin.call("POST", "/api/v1/catalogs", { slug: "closed", title: "Closed", audience: "token" }), 201);
});
afterAll(() => server.stop());

async function listed(catalog = "default"): Promise<string> {
  const name = `com.acme/server${++count}`;
  as(await vote(reviewer, await submitted(publisher, manifest(name), `?catalog=${catalog}`)));
  return name;
}
const deprecate = (name: string, replacement: string | null, more: object = {}) => publisher.call("POST", `${versionPath(name)}/status`, { status: "deprecated", replacement, ...more });
type Entry = { _meta: Record<string, { statusMessage?: string; replacement?: string }> };
async function told(name: string) {
  const answer = await server.anyone.call("GET", registryPath(name));
  const meta = as<Entry>(answer)._meta;
  return { replacement: meta["dev.gatehouse/registry"]?.replacement, message: meta["io.modelcontextprotocol.registry/official"]?.statusMessage, etag: answer.headers.get("ETag") };
}

it("is told under our own key and in the message, in the registry and to routers", async () => {
  const [old, next] = [await listed(), await listed()];
  as(await deprecate(old, next, { statusMessage: "No longer kept." }));
  expect(await told(old)).toMatchObject({ replacement: next, message: `No longer kept. Use ${next} instead.` });
  const facade = await server.anyone.call("GET", `/nacos/v3/admin/ai/mcp?mcpName=${encodeURIComponent(old)}`);
  if (facade.status === 200) expect(facade.text).toContain(`use ${next} instead`);
});

it("a replacement that is suspended is not pointed to, and is again when it is served again", async () => {
  const [old, next] = [await listed(), await listed()];
  as(await deprecate(old, next));
  const before = await told(old);
  as(await admin.call("POST", `${listingPath("default", next)}/suspend`, { reason: "A doubt" }));
  expect(await told(old)).toMatchObject({ replacement: undefined, message: undefined });
  expect((await told(old)).etag).not.toBe(before.etag);
  const guard = await server.person("security_reviewer");
  as(await admin.call("POST", `${listingPath("default", next)}/reinstate`, { reason: "No doubt" }), 202);
  as(await guard.call("POST", `${listingPath("default", next)}/reinstate`, { reason: "No doubt" }));
  expect(await told(old)).toEqual(before);
});

it("is another server that a catalog of the version serves, and belongs to a deprecated version", async () => {
  const [old, secret, next] = [await listed(), await listed("closed"), await listed()];
  for (const replacement of [old, old.toUpperCase(), "com.acme/never-was", secret]) {
    expect(await deprecate(old, replacement), replacement).toMatchObject({ status: 400, body: { errors: [{ path: "replacement" }] } });
  }
  expect(await publisher.call("POST", `${versionPath(old)}/status`, { status: "active", replacement: next })).toMatchObject({ status: 400 });
  const stranger = await server.person();
  expect(await stranger.call("POST", `${versionPath(old)}/status`, { status: "deprecated", replacement: next })).toMatchObject({ status: 403 });
});

it("stays with another message, and goes when it is taken away or the version is active again", async () => {
  const [old, next] = [await listed(), await listed()];
  as(await deprecate(old, next));
  as(await publisher.call("POST", `${versionPath(old)}/status`, { status: "deprecated", statusMessage: "Soon gone." }));
  expect(await told(old)).toMatchObject({ replacement: next });
  as(await deprecate(old, null));
  expect(await told(old)).toMatchObject({ replacement: undefined });
  as(await deprecate(old, next));
  as(await publisher.call("POST", `${versionPath(old)}/status`, { status: "active" }));
  expect(await told(old)).toMatchObject({ replacement: undefined, message: undefined });
});

it("stands in the record as what it was and what it became, also when the status says nothing of it", async () => {
  const [old, next] = [await listed(), await listed()];
  as(await deprecate(old, next));
  as(await publisher.call("POST", `${versionPath(old)}/status`, { status: "deprecated", statusMessage: "Moved." }));
  as(await deprecate(old, null));
  const { items } = as<{ items: { before: string; after: string }[] }>(await admin.call("GET", `/api/v1/audit?object=${encodeURIComponent(old)}&action=version.status`));
  const told = items.map(({ before, after }) => [before, after].map((json) => (JSON.parse(json) as { replacement?: string }).replacement));
  expect(told).toEqual([[next, undefined], [next, next], [undefined, next]]);
});
