import { beforeEach, describe, expect, test } from "vitest";
import { mintToken } from "@/lib/access/token-format";
import { createApi } from "@/lib/api/app";
import type { Audience } from "@/lib/catalog/catalog-schema";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { catalogFacts, minutesLater, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";
import { createHotReads, type HotReads } from "./hot-reads";

const WEATHER = "/v0.1/servers/com.example%2Fweather/versions";
let model: ReadModel;
let hot: HotReads;

function configure(environment: Record<string, string> = {}) {
  setConfig(readConfig(environment, () => "a-secret-of-thirty-two-characters"));
}

function load(audience: Audience = "public") {
  model.load({ catalogs: [catalogFacts("default", audience), catalogFacts("prod", "token")], tokens: [] }, [
    serverFacts("com.example/weather", "default", [
      servedListing("1.0.0"),
      servedListing("1.1.0+build.5", { publishedAt: minutesLater(10), updatedAt: minutesLater(10) }),
      suspendedListing("2.0.0"),
    ]),
    serverFacts("com.example/Zebra", "default", [servedListing("0.1.0", { updatedAt: minutesLater(20) })]),
    serverFacts("com.example/gone", "default", [servedListing("1.0.0", { publisherStatus: "deleted" })]),
    serverFacts("com.example/secret", "prod", [servedListing("1.0.0")]),
  ]);
}

beforeEach(() => {
  configure();
  model = new ReadModel();
  load();
  provideReadModel(model);
  hot = createHotReads();
});

const get = (url: string, headers: Record<string, string> = {}) => hot({ method: "GET", url, headers });

describe("a hot answer is the answer of the app, byte for byte and header for header", () => {
  test.each([
    "/v0/servers",
    "/v0.1/servers?limit=1",
    "/v0.1/servers?limit=2&version=latest",
    "/c/default/v0.1/servers?search=WEATH",
    "/v0.1/servers?search=nothing-like-it",
    "/v0.1/servers?updated_since=2026-03-01T10:04:00Z",
    "/v0.1/servers?include_deleted=true&limit=100",
    `${WEATHER}/latest`,
    `${WEATHER}/1.0.0`,
    `${WEATHER}/1.1.0+build.5`,
    `${WEATHER}/1.1.0%2Bbuild.5`,
    "/c/default/v0/servers/com.example%252Fweather/versions/latest",
  ])("%s", async (url) => {
    const expected = await createApi().request(`http://localhost${url}`);
    // Twice: made, and then kept.
    for (const answer of [get(url), get(url)]) {
      expect(answer?.status).toBe(expected.status);
      expect(Buffer.from(answer?.body ?? "").toString()).toBe(await expected.clone().text());
      expect(Object.fromEntries(new Headers(answer?.headers))).toEqual(Object.fromEntries(expected.headers));
    }
  });
});

describe("what routers ask is answered as the app answers it", () => {
  const FACADE = "/nacos/v3/admin/ai/mcp";
  const minted = mintToken("bot");
  const token = { id: minted.id, secretHash: minted.secretHash, scopes: ["read"], catalogs: ["prod"], roles: [], expiresAt: new Date("2100-01-01"), revokedAt: null, disabledAt: null };
  const withToken = { catalogs: [catalogFacts("default"), catalogFacts("prod", "token")], tokens: [token] };

  test.each<[string, Record<string, string>]>([
    [`${FACADE}/list`, {}],
    [`${FACADE}/list?pageNo=1&pageSize=1&search=blur&mcpName=`, { username: "nacos", password: "" }],
    [`${FACADE}/list?pageNo=1&pageNo=2`, {}],
    [`${FACADE}?mcpName=com-example-Zebra`, {}],
    [`${FACADE}?mcpName=com%2Dexample%2Dsecret`, { username: "router", password: minted.raw }],
    [`${FACADE}/list?accessToken=${minted.raw}`, {}],
    [`${FACADE}/list`, { authorization: `Bearer ${minted.raw}` }],
  ])("%s %o", async (url, headers) => {
    model.applyAccess(withToken);
    const expected = await createApi().request(`http://localhost${url}`, { headers });
    for (const answer of [get(url, headers), get(url, headers)]) {
      expect(answer?.status).toBe(expected.status);
      expect(Buffer.from(answer?.body ?? "").toString()).toBe(await expected.clone().text());
      expect(Object.fromEntries(new Headers(answer?.headers))).toEqual({ ...Object.fromEntries(expected.headers), "content-length": String(answer?.body?.length) });
    }
  });

  test.each<[string, string, Record<string, string>]>([
    ["a wrong password", `${FACADE}/list`, { username: "router", password: "wrong" }],
    ["a closed catalog", `${FACADE}/list?namespaceId=prod`, {}],
    ["an unknown server", `${FACADE}?mcpName=none`, {}],
    ["a wrong parameter", `${FACADE}/list?pageNo=0`, {}],
    ["another path of Nacos", "/nacos/v3/admin/cs/config", {}],
  ])("and leaves %s to the app", (_what, url, headers) => {
    expect(get(url, headers)).toBeUndefined();
  });

  test("and a token that ended gets nothing that was kept", () => {
    model.applyAccess(withToken);
    const headers = { username: "router", password: minted.raw };
    expect(get(`${FACADE}/list`, headers)).toBeDefined();
    model.applyAccess({ ...withToken, tokens: [{ ...token, revokedAt: new Date() }] });
    expect(get(`${FACADE}/list`, headers)).toBeUndefined();
  });

  test("and a suspended server is gone from list and detail", () => {
    expect(get(`${FACADE}?mcpName=com-example-zebra`)).toBeUndefined();
    expect(get(`${FACADE}?mcpName=com-example-Zebra`)).toBeDefined();
    model.applyServer(serverFacts("com.example/Zebra", "default", [suspendedListing("0.1.0")]));
    expect(get(`${FACADE}?mcpName=com-example-Zebra`)).toBeUndefined();
    expect(Buffer.from(get(`${FACADE}/list`)?.body ?? "").toString()).not.toContain("Zebra");
  });
});

describe("what is kept has a limit, whatever is asked for", () => {
  test.each([
    ["searches", "/v0.1/servers?search=", 1_900],
    ["names", "/nacos/v3/admin/ai/mcp/list?mcpName=", 700],
  ])("made-up %s push out what was kept before", (_what, url, many) => {
    const first = get(`${url}first`)?.body;
    expect(get(`${url}first`)?.body).toBe(first);
    for (let number = 0; number < many; number += 1) get(`${url}${number}${"x".repeat(14_000)}`);
    expect(get(`${url}first`)?.body).toEqual(first);
    expect(get(`${url}first`)?.body).not.toBe(first);
  });
});

test("answers 304 to whoever knows the tag", () => {
  const etag = get(`${WEATHER}/latest`)?.headers["ETag"] ?? "";
  expect(get(`${WEATHER}/latest`, { "if-none-match": etag })).toMatchObject({ status: 304, body: null });
  expect(get(`${WEATHER}/latest`, { "if-none-match": '"another"' })?.status).toBe(200);
});

describe("leaves to the app", () => {
  test.each([
    ["what is not listed", `${WEATHER}/9.9.9`],
    ["a tombstone", `${WEATHER}/2.0.0`],
    ["a deleted server", "/v0.1/servers/com.example%2Fgone/versions/latest"],
    ["a closed catalog", "/c/prod/v0.1/servers"],
    ["an unknown catalog", "/c/none/v0.1/servers"],
    ["a wrong parameter", "/v0.1/servers?limit=0"],
    ["a NUL", "/v0.1/servers?search=a%00b"],
    ["a trailing slash", "/v0.1/servers/"],
    ["dot segments", "/v0.1/servers/../servers/com.example%2Fweather/versions/latest"],
    ["what a URL parser rewrites", "/v0.1/servers\\?limit=1"],
    ["a name in two segments", "/v0/servers/com.example/weather/versions/1.0.0"],
    ["a page", "/servers"],
  ])("%s", (_what, url) => {
    expect(get(url)).toBeUndefined();
  });
  test("whoever shows a credential, and other methods", () => {
    expect(get(`${WEATHER}/latest`, { authorization: "Bearer x" })).toBeUndefined();
    expect(hot({ method: "HEAD", url: `${WEATHER}/latest`, headers: {} })).toBeUndefined();
  });
  test("everything when reads have a budget", () => {
    configure({ GATEHOUSE_RATE_READS_PER_MINUTE: "100" });
    expect(createHotReads()({ method: "GET", url: `${WEATHER}/latest`, headers: {} })).toBeUndefined();
  });
});

describe("a kept answer is never older than the catalog", () => {
  test("after a suspension", () => {
    expect(get(`${WEATHER}/1.0.0`)).toBeDefined();
    model.applyServer(serverFacts("com.example/weather", "default", [suspendedListing("1.0.0")]));
    expect(get(`${WEATHER}/1.0.0`)).toBeUndefined();
    expect(Buffer.from(get("/v0.1/servers")?.body ?? "").toString()).not.toContain("com.example/weather");
  });
  test("after the catalog was closed", () => {
    expect(get("/v0.1/servers")).toBeDefined();
    model.applyAccess({ catalogs: [catalogFacts("default", "token")], tokens: [] });
    expect(get("/v0.1/servers")).toBeUndefined();
  });
  test("after a reload", () => {
    expect(get("/v0.1/servers")).toBeDefined();
    load("token");
    expect(get("/v0.1/servers")).toBeUndefined();
  });
});
