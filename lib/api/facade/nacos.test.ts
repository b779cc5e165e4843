import { beforeEach, describe, expect, test } from "vitest";
import { mintToken } from "@/lib/access/token-format";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { nacosEnvelopeSchema, nacosPageSchema, nacosServerDetailSchema } from "@/lib/nacos/schema";
import { memoryApi } from "@/test/fixtures/memory-api";
import { catalogFacts, minutesLater, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";
import { registerNacosFacade } from "./nacos";
import type { Recommendation } from "./recommend";

const BASE = "/nacos/v3/admin/ai/mcp";
const minted = mintToken("bot");
const app = memoryApi(registerNacosFacade);
let model: ReadModel;

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const page = async (query = "", headers: Record<string, string> = {}) =>
  nacosPageSchema.parse(nacosEnvelopeSchema.parse(await (await get(`${BASE}/list${query}`, headers)).json()).data);

beforeEach(() => {
  model = new ReadModel();
  const token = { id: minted.id, secretHash: minted.secretHash, scopes: ["read"], catalogs: ["prod"], roles: [], expiresAt: new Date("2100-01-01"), revokedAt: null, disabledAt: null };
  const surface = JSON.stringify({ tools: [{ name: "forecast", description: "Tomorrow's weather." }], prompts: [], resources: [] });
  model.load({ catalogs: [catalogFacts("default"), catalogFacts("prod", "token"), catalogFacts("empty")], tokens: [token] }, [
    serverFacts("com.example/weather", "default", [servedListing("1.0.0"), servedListing("1.1.0", { surface })]),
    serverFacts("com.example/bad", "default", [suspendedListing("1.0.0")]),
    serverFacts("com.example/unservable", "default", [servedListing("1.0.0+build")]),
    serverFacts("com.example/secret", "prod", [servedListing("1.0.0")]),
  ]);
  provideReadModel(model);
});

describe("the facade", () => {
  test("lists exactly what it can give in detail: active latest versions that Nacos can hold", async () => {
    const { pageItems, totalCount } = await page();
    expect([totalCount, pageItems.map(({ name, version }) => [name, version])]).toEqual([1, [["com-example-weather", "1.1.0"]]]);
    for (const { id, name } of pageItems) {
      for (const query of [`mcpId=${id}`, `mcpName=${name}`]) {
        const response = await get(`${BASE}?${query}`);
        const detail = nacosServerDetailSchema.parse(nacosEnvelopeSchema.parse(await response.json()).data);
        expect(detail.toolSpec?.tools.map((tool) => tool.name)).toEqual(["forecast"]);
        expect(Object.keys(detail.localServerConfig?.mcpServers ?? {})).toEqual([name]);
      }
    }
  });

  test("forgets a server with its suspension, and shows a notice instead of an empty list", async () => {
    await page();
    model.applyServer(serverFacts("com.example/weather", "default", [suspendedListing("1.0.0"), suspendedListing("1.1.0")]));
    expect((await page()).pageItems.map(({ name }) => name)).toEqual(["registry-notice"]);
    const response = await get(`${BASE}?mcpName=com-example-weather`);
    expect([response.status, await response.json()]).toMatchObject([404, { code: 50000 }]);
  });

  test("keeps the name of a server whose name collided with one that is suspended now", async () => {
    const twin = (name: string, listing = servedListing("1.0.0")) => model.applyServer(serverFacts(name, "default", [listing]));
    twin("com.twin/a.b");
    twin("com.twin/a-b");
    const named = async () => (await page()).pageItems.map(({ name }) => name).filter((name) => name.startsWith("com-twin"));
    const [first, second] = await named();
    expect([first, second]).toEqual([expect.stringMatching(/^com-twin-a-b-[0-9a-f]{8}$/), expect.stringMatching(/^com-twin-a-b-[0-9a-f]{8}$/)]);
    twin("com.twin/a.b", suspendedListing("1.0.0"));
    expect([first, second]).toEqual(expect.arrayContaining(await named()));
    expect(await named()).toHaveLength(1);
  });

  test("chooses the catalog by token, else namespace, else user name", async () => {
    const names = async (query: string, headers: Record<string, string>) => (await page(query, headers)).pageItems.map(({ name }) => name);
    expect(await names("?namespaceId=default", { userName: "default", password: minted.raw })).toEqual(["com-example-secret"]);
    expect(await names("?namespaceId=empty", {})).toEqual(["registry-notice"]);
    expect(await names("?namespaceId=public", { userName: "nacos" })).toEqual(["com-example-weather"]);
  });

  test("denies a wrong password, a closed and a missing catalog alike, with Nacos' error body", async () => {
    const denied = [
      await get(`${BASE}/list`, { userName: "default", password: "wrong" }),
      await get(`${BASE}/list?namespaceId=prod`),
      await get(`${BASE}/list?namespaceId=missing`),
    ];
    for (const response of denied) {
      expect([response.status, await response.json()]).toMatchObject([403, { status: 403, error: "Forbidden", path: `${BASE}/list` }]);
    }
  });

  test("refuses every write and changes nothing", async () => {
    const before = await (await get(`${BASE}/list`)).text();
    for (const method of ["POST", "PUT", "DELETE"]) {
      const response = await app.request(`${BASE}?mcpName=com-example-weather`, { method, headers: { userName: "default", password: minted.raw } });
      expect([response.status, await response.json()]).toMatchObject([403, { message: "Code: 403, Message: authorization failed!." }]);
    }
    expect(await (await get(`${BASE}/list`)).text()).toBe(before);
  });

  test.each([
    ["POST", "/nacos/v3/admin/cs/config"],
    ["DELETE", "/nacos/v1/ns/instance"],
    ["PATCH", `${BASE}/list`],
    ["PUT", "/nacos/v3/auth/user/login"],
    ["OPTIONS", BASE],
  ])("refuses %s %s, which is not its own", async (method, path) => {
    const response = await app.request(path, { method });
    expect([response.status, await response.json()]).toMatchObject([403, { error: "Forbidden", message: "Code: 403, Message: authorization failed!.", path }]);
  });

  test("knows no other path of Nacos", async () => {
    const response = await get("/nacos/v3/admin/cs/config?dataId=a");
    expect([response.status, await response.json()]).toMatchObject([404, { status: 404, error: "Not Found", path: "/nacos/v3/admin/cs/config" }]);
  });

  test("gives an access token for an API token, which ends with it", async () => {
    const login = (password: string) => app.request("/nacos/v3/auth/user/login", { method: "POST", body: new URLSearchParams({ username: "router", password }) });
    expect((await login("wrong")).status).toBe(403);
    const { accessToken, tokenTtl } = (await (await login(minted.raw)).json()) as { accessToken: string; tokenTtl: number };
    expect(tokenTtl).toBe(18_000);
    expect((await get(`${BASE}/list?accessToken=${accessToken}`)).status).toBe(200);
    model.applyAccess({ catalogs: [], tokens: [] });
    expect((await get(`${BASE}/list?accessToken=${accessToken}`)).status).toBe(403);
  });

  test.each<[string, RequestInit]>([
    ["longer than 16 KB", { body: new URLSearchParams({ username: "router", password: "x".repeat(20_000) }) }],
    ["broken multipart", { body: "--x\r\nno part", headers: { "Content-Type": "multipart/form-data; boundary=x" } }],
    ["multipart without a boundary", { body: "x", headers: { "Content-Type": "multipart/form-data" } }],
    ["JSON", { body: "{", headers: { "Content-Type": "application/json" } }],
    ["nothing", {}],
  ])("denies a login that is %s as it denies a wrong password", async (_what, init) => {
    const response = await app.request("/nacos/v3/auth/user/login", { method: "POST", ...init });
    expect([response.status, await response.json()]).toMatchObject([403, { status: 403, error: "Forbidden", path: "/nacos/v3/auth/user/login" }]);
  });

  test.each(["?pageNo=0", "?pageSize=-1", "?search=fuzzy"])("answers the wrong parameter %s as Nacos does", async (query) => {
    const response = await get(`${BASE}/list${query}`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 20002 }]);
  });

  test("never takes a detail that was asked for before for the answer to a list", async () => {
    const [server] = (await page()).pageItems;
    expect((await get(`${BASE}?mcpId=${server?.id}`)).status).toBe(200);
    const response = await get(`${BASE}/list?pageNo=${server?.id}&search=detail`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 20002 }]);
  });

  test("lists what was approved lately first and what is deprecated last, alike in every process", async () => {
    const at = (minutes: number) => ({ listedAt: minutesLater(minutes) });
    model.applyServer(serverFacts("com.example/old", "empty", [servedListing("1.0.0", at(1))]));
    model.applyServer(serverFacts("com.example/deprecated", "empty", [servedListing("1.0.0", { ...at(9), publisherStatus: "deprecated" })]));
    model.applyServer(serverFacts("com.example/new-b", "empty", [servedListing("1.0.0", at(5))]));
    model.applyServer(serverFacts("com.example/new-a", "empty", [servedListing("1.0.0", at(5))]));
    expect((await page("?namespaceId=empty")).pageItems.map(({ name }) => name.replace("com-example-", ""))).toEqual(["new-a", "new-b", "old", "deprecated"]);
  });
});

describe("recommendations for the TypeScript router", () => {
  const recommend = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).json() as Promise<Recommendation[]>;

  test("are servers the facade lists, under the names it lists them by, above the router's least score", async () => {
    const found = await recommend("/recommend?description=weather%20forecast%20for%20tomorrow");
    expect(found.map(({ title }) => title)).toEqual(["com-example-weather"]);
    expect(found[0]).toEqual({ title: "com-example-weather", description: "Weather forecasts.", github_url: "", score: expect.any(Number) });
    expect(found[0]?.score).toBeGreaterThanOrEqual(0.4);
    expect(found[0]?.score).toBeLessThanOrEqual(1);
  });
  test("are none where nothing fits, nothing is asked, or the catalog is closed", async () => {
    for (const path of ["/recommend?description=book%20a%20table", "/recommend", "/recommend?description=weather&namespaceId=prod", "/c/prod/recommend?description=weather", "/c/missing/recommend?description=weather"]) {
      expect(await recommend(path)).toEqual([]);
    }
  });
  test("follow the credential and the address", async () => {
    const titles = async (path: string, headers: Record<string, string> = {}) => (await recommend(path, headers)).map(({ title }) => title);
    expect(await titles("/recommend?description=weather", { userName: "x", password: minted.raw })).toEqual(["com-example-secret"]);
    expect(await titles("/c/default/recommend?description=weather")).toEqual(["com-example-weather"]);
  });
  test("are at most seven, best first", async () => {
    for (let number = 0; number < 12; number += 1) {
      const document = { description: number === 4 ? "Weather." : "Says something about the weather." };
      model.applyServer(serverFacts(`com.example/s${number}`, "empty", [servedListing("1.0.0", {}, document)]));
    }
    const found = await recommend("/c/empty/recommend?description=weather");
    expect([found.length, found[0]?.title]).toEqual([7, "com-example-s4"]);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });
  test("forget a suspended server at once", async () => {
    model.applyServer(serverFacts("com.example/weather", "default", [suspendedListing("1.1.0")]));
    expect(await recommend("/recommend?description=weather%20forecast")).toEqual([]);
  });
});
