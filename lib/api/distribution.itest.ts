import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createHotReads } from "@/lib/api/hot-reads";
import { registerChanges } from "@/lib/api/product/changes";
import { registerSearch } from "@/lib/api/product/search";
import { registerHealthz } from "@/lib/api/operations/healthz";
import { registerMetrics } from "@/lib/api/operations/metrics";
import { registerReadyz } from "@/lib/api/operations/readyz";
import { createRegistryRead } from "@/lib/api/registry/read";
import { measureRequests } from "@/lib/telemetry/request-metrics";
import { provideMetrics } from "@/lib/telemetry/metrics";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import { changesSchema } from "@/lib/catalog/changes-schema";
import { announceExpiries } from "@/lib/catalog/expiry";
import { setConfig } from "@/lib/config/config";
import { readConfig } from "@/lib/config/read";
import { type Database, openDatabase, provideDatabase } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/test/database/test-database";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { memoryApi } from "@/test/fixtures/memory-api";
import { type Distribution, startDistribution } from "@/lib/catalog/distribution";

let testDatabase: TestDatabase;
let database: Database;
let distribution: Distribution;

const app = memoryApi((api) => {
  api.use(measureRequests);
  createRegistryRead().register(api);
  registerChanges(api);
  registerSearch(api);
  registerHealthz(api);
  registerReadyz(api);
  registerMetrics(api);
});

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  provideDatabase(database);
  provideMetrics(databaseMetricSources);
  await givenCatalog("default");
  await givenCatalog("prod", "token");
  distribution = await startDistribution({ databaseUrl: testDatabase.url, bootstrapToken: null, staleAfterMs: 30_000, onError: () => undefined });
});
afterAll(async () => {
  await distribution?.stop();
  await database?.close();
  await testDatabase?.drop();
});

const changes = async (query: string) => changesSchema.parse(await (await app.request(`/api/v1/changes?${query}`)).json());

describe("the changes of a catalog", () => {
  test("come in order, resume from any number, and never tell of other catalogs or of access", async () => {
    const { next: start } = await changes("");
    await givenListedVersion({ name: "changes.example/a", version: "1.0.0" });
    await givenListedVersion({ name: "changes.example/hidden", version: "1.0.0", catalog: "prod" });
    await givenListedVersion({ name: "changes.example/a", version: "1.1.0" });
    await distribution.tail.catchUp();
    const all = await changes(`since=${start}`);
    expect(all.events.map(({ kind, version }) => `${kind} ${version}`)).toEqual(["latest 1.0.0", "listed 1.0.0", "latest 1.1.0", "listed 1.1.0"]);
    expect(all.events.every(({ server, catalog }) => server === "changes.example/a" && catalog === "default")).toBe(true);
    const single: typeof all.events = [];
    for (let since = start; ; ) {
      const { events, next } = await changes(`since=${since}&limit=1`);
      if (events.length === 0) break;
      single.push(...events);
      since = next;
    }
    expect(single).toEqual(all.events);
  });

  test("are waited for, and their effect is served when they are told", async () => {
    const { next } = await changes("limit=1000");
    const waiting = changes(`since=${next}&wait=30`);
    await givenListedVersion({ name: "changes.example/awaited", version: "1.0.0" });
    const { events } = await waiting;
    expect(events[0]?.server).toBe("changes.example/awaited");
    expect((await app.request("/v0/servers/changes.example%2Fawaited/versions/latest")).status).toBe(200);
  });

  test("of a closed catalog are those of a missing one", async () => {
    const [closed, missing] = [await app.request("/api/v1/changes?catalog=prod"), await app.request("/api/v1/changes?catalog=missing")];
    expect([closed.status, await closed.text()]).toEqual([404, await missing.text()]);
  });
});

test("an expiry is told once, moves latest, and changes nothing that was not already served", async () => {
  const { serverId } = await givenListedVersion({ name: "expiry.example/a", version: "1.0.0" });
  await givenListedVersion({ name: "expiry.example/a", version: "2.0.0", expiresAt: new Date(Date.now() - 60_000) });
  await givenListedVersion({ name: "expiry.example/a", version: "0.1.0", expiresAt: new Date(Date.now() + 3_600_000) });
  await distribution.tail.catchUp();
  const read = async () => (await app.request("/v0/servers/expiry.example%2Fa/versions?include_deleted=true")).text();
  const before = await read();
  const { next } = await changes("limit=1000");
  expect(await announceExpiries()).toBe(1);
  expect(await announceExpiries()).toBe(0);
  const { events } = await changes(`since=${next}`);
  expect(events.map(({ kind, version, previousVersion }) => [kind, version, previousVersion])).toEqual([
    ["expired", "2.0.0", undefined],
    ["latest", "1.0.0", "2.0.0"],
  ]);
  expect(await read()).toBe(before);
  const { rows } = await database.pool.query("SELECT actor, authn FROM audit_entry WHERE action = 'listing.expire'");
  expect(rows).toEqual([{ actor: "gatehouse", authn: "system" }]);
  expect(serverId).toBeTruthy();
});

describe("operations", () => {
  test("ready while database, migrations and feed are", async () => {
    expect((await app.request("/healthz")).status).toBe(200);
    const response = await app.request("/readyz");
    expect([response.status, await response.json()]).toMatchObject([200, { checks: { database: "ok", migrations: "ok", readModel: "ok" } }]);
  });

  test("metrics name routes by template, never by server", async () => {
    await app.request("/v0/servers/com.example%2Fno-such-server/versions/latest");
    const text = await (await app.request("/metrics")).text();
    expect(text).toContain('route="/v0/servers/:server/versions/:version",status="404"');
    expect(text).not.toContain("no-such-server");
    expect(text).toContain("gatehouse_feed_lag{consumer=");
    expect(text).toContain('gatehouse_db_pool_connections{state="idle"}');
  });

  test("a process that lost the feed says so, and goes on serving", async () => {
    await givenListedVersion({ name: "stale.example/a", version: "1.0.0" });
    await distribution.tail.catchUp();
    const waiting = changes(`since=${distribution.tail.appliedSeq}&wait=60`);
    await distribution.stop();
    // Nobody is kept waiting by a process that shuts down.
    expect((await waiting).events).toEqual([]);
    const stopped = distribution;
    distribution = await startDistribution({ databaseUrl: testDatabase.url, bootstrapToken: null, staleAfterMs: -1, onError: () => undefined });
    expect(stopped.tail.isFresh(Number.MAX_SAFE_INTEGER)).toBe(false);
    expect((await app.request("/readyz")).status).toBe(503);
    const task = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ task_description: "stale" }) };
    const asked: [path: string, init?: RequestInit][] = [["/v0/servers/stale.example%2Fa/versions/latest"], ["/api/v1/changes"], ["/api/v1/search", task]];
    for (const [path, init] of asked) {
      const response = await app.request(path, init);
      expect([path, response.status, response.headers.get("warning")]).toEqual([path, 200, '110 - "Response is Stale"']);
      expect(response.headers.get("age")).toMatch(/^\d+$/);
    }
  });

  test("what was first asked for while the feed was away does not go on saying so", () => {
    setConfig(readConfig({}, () => "a-secret-of-thirty-two-characters"));
    const hot = createHotReads();
    const warning = () => hot({ method: "GET", url: "/v0/servers/stale.example%2Fa/versions/latest", headers: {} })?.headers["Warning"];
    const fresh = vi.spyOn(distribution.tail, "isFresh").mockReturnValue(false);
    expect(warning()).toBe('110 - "Response is Stale"');
    fresh.mockReturnValue(true);
    expect(warning()).toBeUndefined();
  });
});
