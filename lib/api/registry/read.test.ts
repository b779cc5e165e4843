import { OpenAPIHono } from "@hono/zod-openapi";
import { beforeEach, describe, expect, test } from "vitest";
import { RELEASE } from "@/lib/config/build";
import { mintToken } from "@/lib/access/token-format";
import type { ApiEnv } from "@/lib/api/context";
import type { ReaderToken } from "@/lib/catalog/access-table";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { catalogFacts, minutesLater, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";
import { createRegistryRead, registerRegistryFallback } from "./read";
import type { OwnVersions } from "./versions";

const OFFICIAL = "io.modelcontextprotocol.registry/official";
const bound = mintToken("bot");
const unbound = mintToken("pat");

const reader = (minted: typeof bound, changes: Partial<ReaderToken>): ReaderToken => ({
  id: minted.id,
  secretHash: minted.secretHash,
  scopes: ["read"],
  catalogs: [],
  roles: [],
  expiresAt: new Date("2100-01-01"),
  revokedAt: null,
  disabledAt: null,
  ...changes,
});

let model: ReadModel;

function appWith(ownVersions?: OwnVersions) {
  const app = new OpenAPIHono<ApiEnv>();
  createRegistryRead(ownVersions && { ownVersions }).register(app);
  registerRegistryFallback(app);
  return app;
}

const app = appWith();
const get = (path: string, headers: Record<string, string> = {}) => app.request(`http://localhost${path}`, { headers });
const json = async (path: string) => (await get(path)).json();
const names = async (path: string): Promise<string[]> => {
  const { servers } = (await json(path)) as { servers: { server: { name: string; version: string } }[] };
  return servers.map(({ server }) => `${server.name}@${server.version}`);
};

beforeEach(() => {
  model = new ReadModel();
  const tokens = [reader(bound, { catalogs: ["prod"] }), reader(unbound, {})];
  model.load({ catalogs: [catalogFacts("default"), catalogFacts("prod", "token")], tokens }, [
    serverFacts("com.example/weather", "default", [
      servedListing("1.0.0", { updatedAt: minutesLater(1) }),
      servedListing("1.1.0+build.5", { publishedAt: minutesLater(10), updatedAt: minutesLater(10) }),
      suspendedListing("2.0.0"),
    ]),
    serverFacts("com.example/Zebra", "default", [servedListing("0.1.0", { updatedAt: minutesLater(20) })]),
    serverFacts("com.example/gone", "default", [servedListing("1.0.0", { publisherStatus: "deleted", statusChangedAt: minutesLater(30) })]),
    serverFacts("com.example/secret", "prod", [servedListing("1.0.0")]),
  ]);
  provideReadModel(model);
});

describe.each(["/v0", "/v0.1", "/c/default/v0", "/c/default/v0.1"])("the list at %s", (base) => {
  test("has every served version in name order, without tombstones", async () => {
    expect(await names(`${base}/servers`)).toEqual(["com.example/Zebra@0.1.0", "com.example/weather@1.0.0", "com.example/weather@1.1.0+build.5"]);
  });
  test("filters by name, latest, version and time", async () => {
    expect(await names(`${base}/servers?search=WEATH`)).toHaveLength(2);
    expect(await names(`${base}/servers?search=_`)).toEqual([]);
    expect(await names(`${base}/servers?version=latest`)).toEqual(["com.example/Zebra@0.1.0", "com.example/weather@1.1.0+build.5"]);
    expect(await names(`${base}/servers?version=1.0.0`)).toEqual(["com.example/weather@1.0.0"]);
    expect(await names(`${base}/servers?updated_since=2026-03-01T10:04:00Z`)).toEqual([
      "com.example/Zebra@0.1.0",
      "com.example/weather@1.1.0+build.5",
      "com.example/weather@2.0.0",
    ]);
    expect(await names(`${base}/servers?include_deleted=true`)).toHaveLength(5);
  });
  test("is walked by its cursor alone, nothing twice, nothing lost", async () => {
    const seen: string[] = [];
    let path = `${base}/servers?limit=1&search=example&include_deleted=true`;
    for (let pages = 0; pages < 10; pages += 1) {
      const { servers, metadata } = (await json(path)) as { servers: { server: { name: string; version: string } }[]; metadata: { nextCursor?: string; count: number } };
      expect(metadata.count).toBe(servers.length);
      seen.push(...servers.map(({ server }) => `${server.name}@${server.version}`));
      if (metadata.nextCursor === undefined) break;
      path = `${base}/servers?limit=1&cursor=${metadata.nextCursor}`;
    }
    expect(seen).toEqual(await names(`${base}/servers?include_deleted=true`));
  });
});

describe("a server", () => {
  test("is found by one encoded segment and by two", async () => {
    for (const name of ["com.example%2Fweather", "com.example/weather"]) {
      expect((await get(`/v0/servers/${name}/versions`)).status).toBe(200);
      const latest = (await json(`/v0.1/servers/${name}/versions/latest`)) as { server: { version: string }; _meta: Record<string, { isLatest: boolean }> };
      expect(latest.server.version).toBe("1.1.0+build.5");
      expect(latest._meta[OFFICIAL]?.isLatest).toBe(true);
      expect((await get(`/v0/servers/${name}/versions/1.1.0%2Bbuild.5`)).status).toBe(200);
    }
  });
  test("lists its versions newest first, without a cursor", async () => {
    const { servers, metadata } = (await json("/v0/servers/com.example%2Fweather/versions")) as { servers: { server: { version: string } }[]; metadata: unknown };
    expect(servers.map(({ server }) => server.version)).toEqual(["1.1.0+build.5", "1.0.0"]);
    expect(metadata).toEqual({ count: 2 });
  });
  test("that is suspended or deleted is there only for those who ask for tombstones", async () => {
    for (const path of ["/v0/servers/com.example%2Fweather/versions/2.0.0", "/v0/servers/com.example%2Fgone/versions/latest"]) {
      const missing = await get(path);
      expect([missing.status, await missing.json()]).toEqual([404, { title: "Not Found", status: 404, detail: "Server not found" }]);
      const tombstone = (await json(`${path}?include_deleted=true`)) as { _meta: Record<string, { status: string }> };
      expect(tombstone._meta[OFFICIAL]?.status).toBe("deleted");
    }
    expect(await (await get("/v0/servers/com.example%2Fweather/versions/2.0.0?include_deleted=true")).text()).not.toContain("packages");
  });
  test.each([
    ["/v0/servers/com.example%2Fnone/versions", 404, "Server not found"],
    ["/v0/servers/com.example%2Fweather/versions/9.9.9", 404, "Server not found"],
    ["/v0/servers/com.example%2FWEATHER/versions", 404, "Server not found"],
    ["/v0/servers/com.example%2Fweather", 404, "Endpoint not found. See /docs for the API documentation."],
    ["/v0/servers/%zz/versions", 400, "Invalid server name encoding"],
    ["/v0/servers/com.example%2Fweather/versions/%zz", 400, "Invalid version encoding"],
    ["/v0/servers/com.example%2Fweather/versions?include_deleted=maybe", 422, "validation failed"],
    ["/v0/servers?search=a%00b", 400, "Invalid request: query parameters contain null bytes"],
    ["/v0/servers/a%00%2Fb/versions", 400, "Invalid request: URL path contains null bytes"],
  ])("%s is refused with %i", async (path, status, detail) => {
    const response = await get(path);
    expect([response.status, await response.json()]).toMatchObject([status, { status, detail }]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});

describe("a token catalog", () => {
  const paths = ["servers", "servers/com.example%2Fsecret/versions", "servers/com.example%2Fsecret/versions/latest"];
  test("looks like a missing one to anybody else", async () => {
    const strangers: Record<string, string>[] = [{}, { authorization: `Bearer ${unbound.raw}` }, { authorization: "Bearer nonsense" }];
    for (const path of paths) {
      for (const headers of strangers) {
        const closed = await get(`/c/prod/v0/${path}`, headers);
        const missing = await get(`/c/missing/v0/${path}`, headers);
        expect([closed.status, await closed.text(), [...closed.headers]]).toEqual([missing.status, await missing.text(), [...missing.headers]]);
        expect(closed.status).toBe(404);
      }
    }
  });
  test("is read by a token bound to it, and kept out of shared caches", async () => {
    for (const path of paths) {
      const response = await get(`/c/prod/v0/${path}`, { authorization: `Bearer ${bound.raw}` });
      expect([response.status, response.headers.get("cache-control"), response.headers.get("vary")]).toEqual([200, "private, no-cache", "Authorization, Cookie"]);
    }
  });
  test("is closed again as soon as the token is revoked", async () => {
    model.applyAccess({ catalogs: [], tokens: [] });
    expect((await get("/c/prod/v0/servers", { authorization: `Bearer ${bound.raw}` })).status).toBe(404);
  });
});

describe("HTTP", () => {
  test("an unchanged answer is 304, a changed one is not", async () => {
    for (const path of ["/v0/servers", "/v0/servers/com.example%2Fweather/versions/latest", "/v0/servers/com.example%2Fweather/versions"]) {
      const etag = (await get(path)).headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await get(path, { "if-none-match": `"other", W/${etag}` });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    }
    const etag = (await get("/v0/servers")).headers.get("etag") ?? "";
    model.applyServer(serverFacts("com.example/Zebra", "default", [suspendedListing("0.1.0")]));
    expect((await get("/v0/servers", { "if-none-match": etag })).status).toBe(200);
  });
  test("HEAD answers like GET without a body, preflight with 204", async () => {
    const head = await app.request("http://localhost/v0/servers", { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("content-type")]).toEqual([200, "", "application/json"]);
    const preflight = await app.request("http://localhost/c/default/v0.1/servers", { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-max-age")]).toEqual([204, "86400"]);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization, Content-Type");
  });
  test("a trailing slash is redirected with its escapes kept", async () => {
    const response = await get("/v0/servers/com.example%2Fweather/versions/?x=1");
    expect([response.status, response.headers.get("location")]).toEqual([308, "/v0/servers/com.example%2Fweather/versions?x=1"]);
  });
  test("health, ping and version", async () => {
    expect(await json("/v0/health")).toEqual({ status: "ok" });
    expect(await json("/v0.1/ping")).toEqual({ pong: true });
    expect(Object.keys((await json("/v0/version")) as object)).toEqual(["version", "git_commit", "build_time"]);
    expect(await json("/v0/version")).toMatchObject({ version: RELEASE });
  });
});

test("a publisher's own unlisted versions are shown to its bearer only, never as latest, never cached", async () => {
  const body = JSON.stringify({ server: { name: "com.example/weather", version: "3.0.0" }, _meta: {} });
  const own = appWith(({ bearer }) => Promise.resolve(bearer === "mine" ? [{ version: "3.0.0", publishedAt: minutesLater(5), deleted: false, body }] : []));
  const ask = (path: string, bearer?: string) =>
    own.request(`http://localhost/v0/servers/com.example%2Fweather/versions${path}`, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } });

  const list = await ask("", "mine");
  expect(list.headers.get("cache-control")).toBe("no-store");
  const { servers } = (await list.json()) as { servers: { server: { version: string } }[] };
  expect(servers.map(({ server }) => server.version)).toEqual(["1.1.0+build.5", "3.0.0", "1.0.0"]);
  expect(await (await ask("/3.0.0", "mine")).text()).toBe(body);
  expect(((await (await ask("/latest", "mine")).json()) as { server: { version: string } }).server.version).toBe("1.1.0+build.5");
  for (const stranger of ["other", undefined]) {
    expect((await ask("/3.0.0", stranger)).status).toBe(404);
    expect(await (await ask("", stranger)).text()).not.toContain("3.0.0");
  }
});

test("a listed version is read with a token though the database is away", async () => {
  const away = appWith(() => Promise.reject(new Error("Connection terminated")));
  const ask = (version: string) =>
    away.request(`http://localhost/c/prod/v0/servers/com.example%2Fsecret/versions/${version}`, { headers: { authorization: `Bearer ${bound.raw}` } });
  for (const version of ["1.0.0", "latest"]) expect((await ask(version)).status).toBe(200);
});
