import { OpenAPIHono } from "@hono/zod-openapi";
import { beforeEach, describe, expect, test } from "vitest";
import { hashSecret, randomSecret } from "@/lib/access/token-format";
import type { ApiEnv } from "@/lib/api/context";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { catalogFacts, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";
import { createRegistryRead, registerRegistryFallback } from "./read";

const prod = randomSecret();
const open = randomSecret();
const expired = randomSecret();
const later = new Date("2100-01-01");
const catalogs = [catalogFacts("default"), catalogFacts("prod", "token")];
const links = [
  { secretHash: hashSecret(prod), catalog: "prod", expiresAt: later },
  { secretHash: hashSecret(open), catalog: "default", expiresAt: later },
  { secretHash: hashSecret(expired), catalog: "prod", expiresAt: new Date("2020-01-01") },
];
const app = new OpenAPIHono<ApiEnv>();
createRegistryRead().register(app);
registerRegistryFallback(app);
const ask = (path: string, init: RequestInit = {}) => app.request(`http://localhost${path}`, init);
const told = async (response: Response) => [response.status, await response.text(), [...response.headers]];

let model: ReadModel;
beforeEach(() => {
  model = new ReadModel();
  model.load({ catalogs, tokens: [], links }, [
    serverFacts("com.example/secret", "prod", [servedListing("1.0.0"), suspendedListing("2.0.0")]),
    serverFacts("com.example/other", "prod", [servedListing("1.0.0")]),
    serverFacts("com.example/weather", "default", [servedListing("1.0.0")]),
  ]);
  provideReadModel(model);
});

describe.each(["v0", "v0.1"])("behind a capability link, /%s", (version) => {
  const base = `/r/${prod}/${version}`;
  test("is its catalog, whole, and no other", async () => {
    const list = (await (await ask(`${base}/servers?limit=1`)).json()) as { servers: { server: { name: string } }[]; metadata: { nextCursor: string } };
    const rest = (await (await ask(`${base}/servers?limit=9&cursor=${list.metadata.nextCursor}`)).json()) as typeof list;
    expect([...list.servers, ...rest.servers].map(({ server }) => server.name)).toEqual(["com.example/other", "com.example/secret"]);
    expect((await ask(`${base}/servers/com.example%2Fsecret/versions/latest`)).status).toBe(200);
    expect((await ask(`${base}/servers/com.example/secret/versions`)).status).toBe(200);
    expect((await ask(`${base}/servers/com.example%2Fweather/versions`)).status).toBe(404);
  });
  test("has no more than others see: a suspended version is a tombstone", async () => {
    expect((await ask(`${base}/servers/com.example%2Fsecret/versions/2.0.0`)).status).toBe(404);
    expect(await (await ask(`${base}/servers/com.example%2Fsecret/versions/2.0.0?include_deleted=true`)).text()).not.toContain("packages");
  });
  test("answers as the registry does: CORS, 304, HEAD, probes, a slash too many", async () => {
    const first = await ask(`${base}/servers`);
    expect([first.headers.get("access-control-allow-origin"), first.headers.get("cache-control")]).toEqual(["*", "private, no-cache"]);
    expect((await ask(`${base}/servers`, { headers: { "if-none-match": first.headers.get("etag") ?? "" } })).status).toBe(304);
    expect((await ask(`${base}/servers`, { method: "HEAD" })).status).toBe(200);
    expect((await ask(`${base}/servers`, { method: "OPTIONS" })).status).toBe(204);
    expect((await ask(`${base}/ping`)).status).toBe(200);
    const slash = await ask(`${base}/servers/com.example%2Fsecret/versions/?x=1`);
    expect([slash.status, slash.headers.get("location")]).toEqual([308, `${base}/servers/com.example%2Fsecret/versions?x=1`]);
  });
  test.each(["POST", "PUT", "PATCH", "DELETE"])("takes no %s, whatever credential comes with it", async (method) => {
    for (const path of ["publish", "validate", "servers/com.example%2Fsecret/versions/1.0.0/status", "auth/none"]) {
      expect((await ask(`${base}/${path}`, { method, body: "{}", headers: { Authorization: "Bearer x" } })).status).toBe(404);
    }
  });
});

test("what is read through a link is kept by no shared cache, not even of a public catalog", async () => {
  expect((await ask("/v0/servers")).headers.get("cache-control")).toBe("no-cache");
  expect((await ask(`/r/${open}/v0/servers`)).headers.get("cache-control")).toBe("private, no-cache");
});

describe("a link that no longer works looks like one that never existed", () => {
  const PATHS = ["", "/", "/v0/servers", "/v0.1/servers?limit=x", "/v0/servers/com.example%2Fsecret/versions/latest", "/v0/servers/%zz/versions", "/v0/ping", "/v0/x%00", "/openapi.yaml", "/else"];
  const METHODS = ["GET", "HEAD", "OPTIONS", "POST"];
  const CASES = PATHS.flatMap((path) => METHODS.map((method) => [method, path] as const));
  test.each(CASES)("%s %s", async (method, path) => {
    const unknown = await told(await ask(`/r/${randomSecret()}${path}`, { method }));
    expect(unknown[0]).toBe(method === "OPTIONS" ? 204 : 404);
    expect(await told(await ask(`/r/${expired}${path}`, { method }))).toEqual(unknown);
    model.applyAccess({ catalogs, tokens: [], links: [] });
    expect(await told(await ask(`/r/${prod}${path}`, { method }))).toEqual(unknown);
  });
});
