import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "@/lib/catalog/browse-service";
import { servedHere } from "@/lib/catalog/caught-up";
import type { ServerCategories } from "@/lib/catalog/category-schema";
import type { FacetCounts } from "@/lib/catalog/facet-schema";
import type { Collection } from "@/lib/favourites/schema";
import type { ServerRequest } from "@/lib/requests/schema";
import type { ServerRow } from "@/lib/submission/server-schema";
import type { Usage } from "@/lib/usage/schema";
import { flushPulls, refreshPopularity } from "@/lib/usage/service";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { rows } from "@/test/fixtures/raw-sql";
import { as, type Client, type Person, registryPath, StoryServer } from "./http-api";

let server: StoryServer;
let admin: Person, reviewer: Person, dev: Person, other: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  await givenCatalog("prod", "token");
  await givenListedVersion({ name: "com.browse/postgres", version: "1.0.0", manifest: { description: "Runs SQL queries on a database." } });
  await givenListedVersion({ name: "com.secret/vault", version: "1.0.0", catalog: "prod" });
  await servedHere();
  [admin, reviewer, dev, other] = await Promise.all([server.person("admin"), server.person("reviewer"), server.person(), server.person()]);
});
afterAll(() => server.stop());

const audited = async (action: string) => (await rows(`SELECT object FROM audit_entry WHERE action = '${action}'`)).map(({ object }) => object);
const facets = async (query = "", who: Client = server.anyone) => as<{ total: number; facets: FacetCounts }>(await who.call("GET", `/api/v1/servers/facets${query}`));

describe("facets", () => {
  it("count for anybody what they may find, and refuse values that are none", async () => {
    expect((await facets("?install=npm&install=remote")).total).toBe(1);
    expect((await facets("?q=database")).facets.namespace).toEqual([{ value: "com.browse", count: 1 }]);
    expect((await facets("", reviewer)).total).toBe(2);
    expect((await server.anyone.call("GET", "/api/v1/servers/facets?auth=magic")).status).toBe(400);
  });
});

describe("the list of servers", () => {
  const listed = async (query: string, who: Client = server.anyone) => as<{ items: ServerRow[]; nextCursor?: string }>(await who.call("GET", `/api/v1/servers${query}`));
  const names = async (query: string, who?: Client) => (await listed(query, who)).items.map(({ server: name }) => name);

  it("shows for every value of a facet as many as are counted, to each reader", async () => {
    for (const who of [server.anyone, reviewer]) {
      for (const [facet, values] of Object.entries((await facets("", who)).facets)) {
        for (const { value, count } of values) expect([facet, value, (await names(`?${facet}=${encodeURIComponent(value)}`, who)).length]).toEqual([facet, value, count]);
      }
    }
    expect(await names("?install=npm&namespace=COM.browse")).toEqual(["com.browse/postgres"]);
    expect(await names("?namespace=com.secret")).toEqual([]);
  });
  it("is searched and ordered as the page is, one page after the other", async () => {
    expect(await names("?q=database&sort=relevance")).toEqual(["com.browse/postgres"]);
    expect(await names("?q=database%20transport%3Astdio")).toEqual(["com.browse/postgres"]);
    expect(await names("?q=transport%3Asse")).toEqual([]);
    const first = await listed("?sort=approved&limit=1", reviewer);
    const second = await listed(`?sort=approved&limit=1&cursor=${first.nextCursor}`, reviewer);
    expect([...first.items, ...second.items].map(({ server: name }) => name)).toEqual(["com.secret/vault", "com.browse/postgres"]);
    expect(second.nextCursor).toBeUndefined();
  });
  it("refuses values that are none, and a state that facets know nothing of", async () => {
    for (const query of ["?auth=magic", "?sort=size", "?install=npm&state=pending"]) expect([query, (await server.anyone.call("GET", `/api/v1/servers${query}`)).status]).toEqual([query, 400]);
  });
});

describe("categories", () => {
  const path = "/api/v1/servers/com.browse%2Fpostgres/categories";
  it("are suggested by words, set by reviewers, counted everywhere, and recorded", async () => {
    expect(as<ServerCategories>(await reviewer.call("GET", path))).toMatchObject({ categories: [], suggested: ["data"] });
    expect(as<ServerCategories>(await reviewer.call("PUT", path, { categories: ["data", "search"] })).categories).toEqual(["data", "search"]);
    expect((await facets()).facets.category).toEqual([{ value: "data", count: 1 }, { value: "search", count: 1 }]);
    expect(await audited("server.categorize")).toEqual(["com.browse/postgres"]);
    expect((await dev.call("PUT", path, { categories: [] })).body.code).toBe("forbidden");
    expect((await reviewer.call("PUT", path, { categories: ["no-such"] })).body.code).toBe("invalid_request");
    expect((await reviewer.call("PUT", "/api/v1/servers/no.such%2Fserver/categories", { categories: [] })).status).toBe(404);
  });
  it("are a list that administrators edit; who removes one takes its servers out", async () => {
    as(await admin.call("POST", "/api/v1/categories", { slug: "legal", title: "Legal" }), 201);
    as(await admin.call("PATCH", "/api/v1/categories/legal", { position: 0, titleZh: "法务" }));
    const listed = as<{ items: { slug: string; titleZh: string }[] }>(await server.anyone.call("GET", "/api/v1/categories")).items;
    expect(listed[0]).toMatchObject({ slug: "legal", titleZh: "法务" });
    as(await admin.call("DELETE", "/api/v1/categories/search"), 204);
    expect((await facets()).facets.category).toEqual([{ value: "data", count: 1 }]);
    expect((await admin.call("POST", "/api/v1/categories", { slug: "legal", title: "Again" })).body.code).toBe("name_taken");
    expect((await reviewer.call("DELETE", "/api/v1/categories/legal")).body.code).toBe("forbidden");
  });
});

describe("who stands behind a namespace", () => {
  it("is said by administrators, counted at once, and recorded", async () => {
    as(await admin.call("PATCH", "/api/v1/namespaces/com.browse", { publisherType: "verified" }));
    expect((await facets()).facets.publisher).toEqual([{ value: "verified", count: 1 }]);
    expect(await audited("namespace.classify")).toEqual(["com.browse"]);
    expect((await reviewer.call("PATCH", "/api/v1/namespaces/com.browse", { publisherType: "internal" })).body.code).toBe("forbidden");
  });
});

describe("a request for a server", () => {
  const wanted = { name: "com.wanted/Tickets", reason: "For the support team." };
  const ask = async (who: Client, more: object = {}) => who.call("POST", "/api/v1/requests", { ...wanted, ...more });
  const listOf = async (who: Client, query = "") => as<{ items: ServerRequest[] }>(await who.call("GET", `/api/v1/requests${query}`)).items;

  it("is one for a name, counts who asks, and shows reasons to reviewers only", async () => {
    const first = as<ServerRequest>(await ask(dev), 201);
    const second = as<ServerRequest>(await ask(other, { name: "COM.wanted/tickets", reason: "Me too, for billing." }), 201);
    as(await ask(other, { reason: "And for sales." }), 201);
    expect([second.id, second.askers, second.reasons.map(({ reason }) => reason)]).toEqual([first.id, 2, ["Me too, for billing."]]);
    expect((await listOf(reviewer))[0]).toMatchObject({ id: first.id, state: "open", askers: 2, reasons: [{ reason: "And for sales." }, { reason: wanted.reason }] });
    expect((await listOf(dev)).map(({ id }) => id)).toEqual([first.id]);
    expect(await listOf(await server.person())).toEqual([]);
  });
  it("ends by itself when a server of that name is listed in that catalog", async () => {
    const [request] = await listOf(dev);
    await givenListedVersion({ name: "com.wanted/tickets", version: "1.0.0", catalog: "prod" });
    expect((await listOf(dev))[0]?.state).toBe("open");
    await givenListedVersion({ name: "com.wanted/tickets", version: "1.1.0" });
    await servedHere();
    expect(await listOf(dev, "?state=fulfilled")).toMatchObject([{ id: request?.id, closedAt: expect.any(String) }]);
    expect((await ask(dev)).body.code).toBe("conflict");
  });
  it("is declined once, with a reason that who asked reads, and may be made again", async () => {
    const { id } = as<ServerRequest>(await ask(dev, { name: "something for SAP" }), 201);
    expect((await dev.call("POST", `/api/v1/requests/${id}/decline`, { reason: "Not mine to say." })).body.code).toBe("forbidden");
    as(await reviewer.call("POST", `/api/v1/requests/${id}/decline`, { reason: "SAP has none that is maintained." }));
    expect((await reviewer.call("POST", `/api/v1/requests/${id}/decline`, { reason: "Again." })).body.code).toBe("conflict");
    expect((await listOf(dev, "?q=sap"))[0]).toMatchObject({ state: "declined", declineReason: "SAP has none that is maintained." });
    expect(as<ServerRequest>(await ask(dev, { name: "something for SAP" }), 201).id).not.toBe(id);
    expect(await audited("request.decline")).toEqual(["something for SAP"]);
  });
  it("is refused from the 51st open one of a person on, never a new reason for one of them", async () => {
    const keen = await server.person();
    const codes = await Promise.all(Array.from({ length: 52 }, async (_, index) => (await ask(keen, { name: `wish ${index}` })).body.code));
    expect(codes.filter((code) => code === "too_many_open_requests")).toHaveLength(2);
    const [kept] = await listOf(keen);
    as(await ask(keen, { name: kept?.name, reason: "Still needed." }), 201);
    as(await reviewer.call("POST", `/api/v1/requests/${kept?.id}/decline`, { reason: "Not now." }));
    as(await ask(keen, { name: "one more" }), 201);
  });
  it("needs a person who may read that catalog", async () => {
    expect((await ask(server.anyone)).status).toBe(401);
    expect((await ask(dev, { catalog: "prod" })).status).toBe(404);
  });

  it("takes names in any script, and no text that a database cannot hold", async () => {
    as(await ask(dev, { name: "Übersetzer Погода İ" }), 201);
    expect((await ask(dev, { name: "a\u0000b" })).status).toBe(400);
  });
});

describe("favourites and collections", () => {
  const star = (name: string) => `/api/v1/servers/${encodeURIComponent(name)}/favourite`;
  it("keep what a person finds, for that person alone", async () => {
    as(await dev.call("PUT", star("com.browse/postgres")), 204);
    as(await dev.call("PUT", star("com.browse/postgres")), 204);
    expect(as(await dev.call("GET", "/api/v1/favourites"))).toEqual({ items: [{ server: "com.browse/postgres", title: "postgres", version: "1.0.0" }] });
    expect(as(await other.call("GET", "/api/v1/favourites"))).toEqual({ items: [] });
    expect((await dev.call("PUT", star("com.secret/vault"))).text).toBe((await dev.call("PUT", star("no.such/server"))).text);
    as(await dev.call("DELETE", star("com.browse/postgres")), 204);
    expect(as(await dev.call("GET", "/api/v1/favourites"))).toEqual({ items: [] });
  });
  it("are ordered lists with a name", async () => {
    const made = as<Collection>(await dev.call("POST", "/api/v1/collections", { name: "My team", servers: ["com.browse/postgres"] }), 201);
    const path = `/api/v1/collections/${made.id}`;
    const changed = as<Collection>(await dev.call("PATCH", path, { servers: ["com.wanted/tickets", "com.browse/postgres"] }));
    expect(changed.servers.map(({ server: name }) => name)).toEqual(["com.wanted/tickets", "com.browse/postgres"]);
    expect((await dev.call("POST", "/api/v1/collections", { name: "My team" })).body.code).toBe("name_taken");
    expect((await dev.call("PATCH", path, { servers: ["com.secret/vault"] })).status).toBe(404);
    for (const method of ["GET", "DELETE"]) expect((await other.call(method, path)).status).toBe(404);
    as(await dev.call("DELETE", path), 204);
    expect((await dev.call("GET", path)).status).toBe(404);
  });
});

describe("usage", () => {
  it("counts reads of a version by kind of client and channel, and adds up what several flushes wrote", async () => {
    const path = registryPath("com.browse/postgres", "latest");
    const read = (agent: string, more: object = {}) => server.anyone.call("GET", path, undefined, { "User-Agent": agent, ...more });
    const first = await read("Visual Studio Code/1.105");
    await flushPulls();
    await read("curl/8.5");
    await read("curl/8.5");
    expect((await read("curl/8.5", { "If-None-Match": first.headers.get("etag") ?? "" })).status).toBe(304);
    await server.anyone.call("GET", "/api/v1/servers/com.browse%2Fpostgres/versions/latest/install-plan", undefined, { "User-Agent": "nacos-mcp-router/1" });
    await server.anyone.call("GET", "/nacos/v3/admin/ai/mcp?mcpName=com-browse-postgres", undefined, { "User-Agent": "axios/1.9" });
    await flushPulls();
    const usage = as<Usage>(await server.anyone.call("GET", "/api/v1/servers/com.browse%2Fpostgres/usage?days=7"));
    expect(usage).toMatchObject({ total: 4, days: 7, versions: [{ version: "1.0.0", pulls: 4 }] });
    expect(usage.daily).toHaveLength(7);
    expect(usage.clients).toEqual([{ client: "curl", pulls: 2 }, { client: "nacos-router", pulls: 1 }, { client: "vscode", pulls: 1 }]);
    expect(usage.channels).toEqual([{ channel: "registry", pulls: 3 }, { channel: "plan", pulls: 1 }, { channel: "router", pulls: 1 }]);
    await refreshPopularity();
    expect(rowsOf(null, ["com.browse/postgres"]).map(({ pulls }) => pulls)).toEqual([usage.total]);
  });
  it("of what one may not read is unknown", async () => {
    expect((await server.anyone.call("GET", "/api/v1/servers/com.secret%2Fvault/usage")).status).toBe(404);
    expect(as<Usage>(await admin.call("GET", "/api/v1/servers/com.secret%2Fvault/usage")).total).toBe(0);
  });
});
