import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintToken } from "@/lib/access/token-format";
import type { ApiApp } from "@/lib/api/context";
import { provideReadModel, ReadModel } from "@/lib/catalog/read-model";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { searchResponseSchema } from "@/lib/catalog/search-schema";
import { installPlanSchema } from "@/lib/install/schema";
import { memoryApi } from "@/test/fixtures/memory-api";
import { catalogFacts, servedListing, serverFacts, suspendedListing } from "@/test/fixtures/served-listing";
import { resolvedPlanSchema } from "@/lib/install/resolution-schema";
import { registerInstallPlan } from "./install-plan";
import { planBatchSchema, registerInstallPlanBatch } from "./install-plan-batch";
import { registerInstallPlanResolution } from "./install-plan-resolution";
import { registerSearch } from "./search";

const minted = mintToken("bot");
const app = memoryApi((api: ApiApp) => {
  registerSearch(api);
  registerInstallPlan(api);
  registerInstallPlanResolution(api);
  registerInstallPlanBatch(api);
});
let model: ReadModel;

beforeAll(() => setConfig(readConfig({ DATABASE_URL: "postgres://nobody@127.0.0.1/none", GATEHOUSE_SECRET: "for tests only: thirty-two characters or more" }, () => "")));
beforeEach(() => {
  model = new ReadModel();
  const token = { id: minted.id, secretHash: minted.secretHash, scopes: ["read"], catalogs: ["prod"], roles: [], expiresAt: new Date("2100-01-01"), revokedAt: null, disabledAt: null };
  model.load({ catalogs: [catalogFacts("default"), catalogFacts("prod", "token")], tokens: [token] }, [
    serverFacts("com.example/weather", "default", [
      servedListing("1.0.0"),
      servedListing("1.1.0", { publisherStatus: "deprecated" }),
      servedListing("0.9.0", { withdrawnByAdmin: true }),
      suspendedListing("2.0.0"),
    ]),
    serverFacts("com.example/bad", "default", [suspendedListing("1.0.0")]),
    serverFacts("com.example/secret", "prod", [servedListing("1.0.0", {}, { description: "Weather of the vault." })]),
  ]);
  provideReadModel(model);
});

const search = (body: object, headers: Record<string, string> = {}) =>
  app.request("/api/v1/search", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
const bearer = { authorization: `Bearer ${minted.raw}` };
const PLAN = "/api/v1/servers/com.example%2Fweather/versions";

describe("search", () => {
  test("finds the active latest version and links its plan", async () => {
    const { results, noMatch } = searchResponseSchema.parse(await (await search({ task_description: "weather forecast" })).json());
    expect(noMatch).toBe(false);
    expect(results.map(({ server, version, installPlan }) => [server, version, installPlan])).toEqual([["com.example/weather", "1.1.0", `${PLAN}/1.1.0/install-plan`]]);
    expect((await app.request(results[0]?.installPlan ?? "")).status).toBe(200);
  });
  test("says that nothing fits instead of giving noise", async () => {
    expect(await (await search({ task_description: "book a table for dinner" })).json()).toMatchObject({ results: [], noMatch: true });
  });
  test("filters by transport", async () => {
    expect(await (await search({ task_description: "weather", filters: { transport: "sse" } })).json()).toMatchObject({ noMatch: true });
    expect(await (await search({ task_description: "weather", filters: { transport: "stdio" } })).json()).toMatchObject({ noMatch: false });
  });
  test("forgets a suspended server at once", async () => {
    await search({ task_description: "weather forecast" });
    model.applyServer(serverFacts("com.example/weather", "default", [suspendedListing("1.1.0")]));
    expect(await (await search({ task_description: "weather forecast" })).json()).toMatchObject({ noMatch: true });
  });
  test("treats a token catalog as missing for everybody else", async () => {
    const closed = await search({ task_description: "weather", catalog: "prod" });
    const missing = await search({ task_description: "weather", catalog: "missing" });
    expect([closed.status, await closed.text()]).toEqual([missing.status, await missing.text()]);
    expect(closed.status).toBe(404);
    const { results } = searchResponseSchema.parse(await (await search({ task_description: "weather", catalog: "prod" }, bearer)).json());
    expect(results.map(({ server }) => server)).toEqual(["com.example/secret"]);
    expect(results[0]?.installPlan).toMatch(/\?catalog=prod$/);
  });
});

describe("an install plan", () => {
  test.each([`${PLAN}/1.1.0/install-plan`, `${PLAN}/latest/install-plan`, "/api/v1/servers/com.example/weather/versions/latest/install-plan"])("at %s names an exact version", async (path) => {
    const response = await app.request(path);
    const plan = installPlanSchema.parse(await response.json());
    expect(plan).toMatchObject({ server: "com.example/weather", version: "1.1.0", status: "deprecated", blocked: null });
    const again = await app.request(path, { headers: { "if-none-match": response.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });
  test.each([
    ["a suspended version", `${PLAN}/2.0.0/install-plan`, "version_suspended"],
    ["the latest of a suspended server", "/api/v1/servers/com.example%2Fbad/versions/latest/install-plan", "version_suspended"],
    ["a withdrawn version", `${PLAN}/0.9.0/install-plan`, "conflict"],
  ])("of %s is 409 with a reason, also for who had it before", async (_name, path, code) => {
    const response = await app.request(path, { headers: { "if-none-match": "*" } });
    expect([response.status, await response.json()]).toMatchObject([409, { code, detail: expect.stringMatching(/\w/) }]);
  });
  test("of what is not listed, or listed in a closed catalog, is 404", async () => {
    const paths = [`${PLAN}/9.9.9/install-plan`, "/api/v1/servers/com.example%2Fsecret/versions/1.0.0/install-plan", "/api/v1/servers/com.example%2Fsecret/versions/1.0.0/install-plan?catalog=prod"];
    for (const path of paths) expect((await app.request(path)).status).toBe(404);
    expect((await app.request(paths[2] ?? "", { headers: bearer })).status).toBe(200);
  });
});

const post = (path: string, body: object) => app.request(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

describe("resolving a plan", () => {
  test("gives the argv as it is run", async () => {
    const plan = resolvedPlanSchema.parse(await (await post(`${PLAN}/latest/install-plan`, {})).json());
    expect(plan).toMatchObject({ version: "1.1.0", target: { id: "pkg:npm", argv: ["npx", "-y", "@example/weather@1.0.0"], url: null } });
  });
  test("is 409 with a reason for a suspended version, 404 for an unknown one, 400 with places for wrong values", async () => {
    expect((await post(`${PLAN}/2.0.0/install-plan`, {})).status).toBe(409);
    expect((await post(`${PLAN}/9.9.9/install-plan`, {})).status).toBe(404);
    const wrong = await post(`${PLAN}/latest/install-plan`, { values: { nothing: "x" } });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: "invalid_request", errors: [{ path: "values.nothing" }] }]);
  });
});

describe("plans of many servers", () => {
  test("come in the order asked for, and a bad name costs no other its plan", async () => {
    const names = ["com.example/bad", "com.example/weather", "com.example/secret", "no.such/server"];
    const { items } = planBatchSchema.parse(await (await post("/api/v1/install-plans", { names })).json());
    expect(items.map(({ name, plan, problem }) => [name, plan?.version ?? null, problem?.code ?? null])).toEqual([
      ["com.example/bad", null, "version_suspended"],
      ["com.example/weather", "1.1.0", null],
      ["com.example/secret", null, "not_found"],
      ["no.such/server", null, "not_found"],
    ]);
    const etag = items[1]?.etag ?? "";
    expect((await app.request(`${PLAN}/latest/install-plan`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });
  test("are at most a hundred, and of a closed catalog none", async () => {
    expect((await post("/api/v1/install-plans", { names: Array.from({ length: 101 }, () => "a/b") })).status).toBe(400);
    expect((await post("/api/v1/install-plans", { names: ["com.example/secret"], catalog: "prod" })).status).toBe(404);
  });
});

describe("the configuration for a client", () => {
  const planFor = (query: string) => app.request(`${PLAN}/1.0.0/install-plan?${query}`);

  test("is part of the plan when a client is named, and of no other plan", async () => {
    const plan = installPlanSchema.parse(await (await planFor("client=cursor&os=windows")).json());
    expect(plan).toMatchObject({ version: "1.0.0", client: { status: "ready", client: "cursor", os: "windows", key: "weather", links: [{ kind: "app" }] } });
    expect(installPlanSchema.parse(await (await planFor("")).json())).not.toHaveProperty("client");
    expect((await planFor("client=nobody")).status).toBe(400);
  });

  test("has an entity tag of its own, and none is written for what is suspended", async () => {
    const first = await planFor("client=cursor");
    const again = (etag: string | null) => app.request(`${PLAN}/1.0.0/install-plan?client=codex`, { headers: { "If-None-Match": etag ?? "" } });
    expect((await again(first.headers.get("ETag"))).status).toBe(200);
    expect((await app.request(`${PLAN}/2.0.0/install-plan?client=cursor`)).status).toBe(409);
    expect((await app.request("/api/v1/servers/com.example%2Fsecret/versions/1.0.0/install-plan?client=cursor&catalog=prod")).status).toBe(404);
  });

  test("refuses a value it does not know and a target there is none of", async () => {
    expect(await (await planFor("client=cursor&values[nothing]=1")).json()).toMatchObject({ errors: [{ path: "values.nothing", code: "unknown_input" }] });
    expect(await (await planFor("client=cursor&target=pkg:none")).json()).toMatchObject({ errors: [{ code: "unknown_target" }] });
  });

  test("comes with the resolved command, secrets as they were referred to", async () => {
    const answer = await app.request(`${PLAN}/1.0.0/install-plan`, { method: "POST", body: JSON.stringify({ client: "codex" }), headers: { "content-type": "application/json" } });
    expect(resolvedPlanSchema.parse(await answer.json())).toMatchObject({ client: { client: "codex", format: "toml" } });
  });
});
