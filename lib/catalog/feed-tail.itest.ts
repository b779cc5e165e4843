import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { mintToken } from "@/lib/access/token-format";
import { change } from "@/lib/audit/write";
import { announce, announceAccess } from "@/lib/catalog/feed";
import { eventOf } from "@/lib/catalog/latest";
import { listingsOfVersion } from "@/lib/catalog/lookup-service";
import { type Database, openDatabase, provideDatabase } from "@/lib/db/client";
import { createTestDatabase, type TestDatabase } from "@/test/database/test-database";
import { givenCatalog, givenListedVersion, type ListedVersion, listVersion } from "@/test/fixtures/listed-version";
import { FeedTail } from "./feed-tail";
import { ReadModel } from "./read-model";
import { entryBody } from "./served-entry";

let testDatabase: TestDatabase;
let database: Database;
const running: FeedTail[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  provideDatabase(database);
  await givenCatalog("default");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((tail) => tail.stop()));
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

async function follow(options: { pollMs?: number; staleAfterMs?: number } = {}): Promise<{ model: ReadModel; tail: FeedTail; errors: unknown[] }> {
  const model = new ReadModel();
  const errors: unknown[] = [];
  const tail = new FeedTail(model, {
    databaseUrl: testDatabase.url,
    consumer: `web:test:${running.length}`,
    staleAfterMs: options.staleAfterMs ?? 30_000,
    pollMs: options.pollMs ?? 60_000,
    onError: (error) => errors.push(error),
  });
  running.push(tail);
  await tail.start();
  return { model, tail, errors };
}

const stateOf = (model: ReadModel, name: string, version: string, slug = "default") =>
  model.catalog(slug)?.server(name)?.entries.find((entry) => entry.version === version)?.state;

async function suspend({ versionId, listingId }: ListedVersion): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    const row = (await listingsOfVersion(step.tx, versionId)).find(({ id }) => id === listingId);
    if (row === undefined) throw new Error("not listed");
    await step.tx.listing.update({ where: { id: listingId }, data: { suspendedAt: new Date(), suspendReason: "a secret reason" }, select: { id: true } });
    announce(step, [eventOf(row, "suspended")]);
    step.record({ action: "listing.suspend", object: row.version.server.name, objectIds: [listingId] });
  });
}

test("what was listed before the start and what is listed after it are both served", async () => {
  await givenListedVersion({ name: "a.example/before", version: "1.0.0" });
  const { model, tail } = await follow();
  expect(stateOf(model, "a.example/before", "1.0.0")).toBe("active");
  await givenListedVersion({ name: "a.example/after", version: "1.0.0" });
  await vi.waitFor(() => expect(stateOf(model, "a.example/after", "1.0.0")).toBe("active"), { timeout: 45_000 });
  expect(tail.lag).toBe(0);
});

test("nothing unlisted is ever served", async () => {
  const { model, tail } = await follow();
  await change(SYSTEM_CALLER, async (step) => {
    const namespace = await step.tx.namespace.create({ data: { name: "pending.example", nameKey: "pending.example" } });
    const server = await step.tx.server.create({ data: { namespaceId: namespace.id, name: "pending.example/x", nameKey: "pending.example/x" } });
    await step.tx.version.create({ data: { serverId: server.id, version: "1.0.0" } });
    step.record({ action: "version.publish", object: "pending.example/x", objectIds: [] });
    announceAccess(step);
  });
  await tail.catchUp();
  expect(model.catalog("default")?.server("pending.example/x")).toBeUndefined();
  const { model: rebuilt } = await follow();
  expect(rebuilt.catalog("default")?.server("pending.example/x")).toBeUndefined();
});

test("when catchUp returns, a suspended version is a tombstone without content", async () => {
  const listed = await givenListedVersion({ name: "a.example/bad", version: "1.0.0" });
  const { model, tail } = await follow();
  await suspend(listed);
  await tail.catchUp();
  const entry = model.catalog("default")?.server("a.example/bad")?.latest;
  expect(entry?.state).toBe("suspended");
  expect(entry?.listing).toMatchObject({ canonical: null, surface: null });
  const body = entry && Buffer.from(entryBody(entry)).toString("utf8");
  expect(body).not.toContain("@acme/server");
  expect(body).not.toContain("a secret reason");
});

test("a late commit never appears below a seq a reader has seen", async () => {
  const { model, tail } = await follow();
  const slow = new Client({ connectionString: testDatabase.url });
  await slow.connect();
  try {
    // The slow writer has its number and is not committed; whoever comes after it must wait for it.
    await slow.query("BEGIN");
    const { rows } = await slow.query<{ seq: string }>("INSERT INTO catalog_event (seq, kind) VALUES (0, 'access') RETURNING seq");
    const late = Number(rows[0]?.seq);
    const quick = givenListedVersion({ name: "a.example/quick", version: "1.0.0" });
    await tail.catchUp();
    expect(tail.appliedSeq).toBeLessThan(late);
    expect(stateOf(model, "a.example/quick", "1.0.0")).toBeUndefined();
    await slow.query("COMMIT");
    await quick;
    await tail.catchUp();
    expect(tail.appliedSeq).toBeGreaterThan(late);
    expect(stateOf(model, "a.example/quick", "1.0.0")).toBe("active");
  } finally {
    await slow.end();
  }
});

test("numbers have no gaps and follow commit order while many write at once", async () => {
  for (let server = 0; server < 4; server += 1) await givenListedVersion({ name: `many.example/s${server}`, version: "1.0.0" });
  const seen: number[] = [];
  const reader = new Client({ connectionString: testDatabase.url });
  await reader.connect();
  const writers = Array.from({ length: 20 }, (_, index) => givenListedVersion({ name: `many.example/s${index % 4}`, version: `2.${index}.0` }));
  let isDone = false;
  const done = Promise.all(writers).then(() => (isDone = true));
  while (!isDone) {
    const { rows } = await reader.query<{ seq: string }>("SELECT seq FROM catalog_event WHERE seq > $1 ORDER BY seq", [seen.at(-1) ?? 0]);
    seen.push(...rows.map(({ seq }) => Number(seq)));
    await pause(1);
  }
  await done;
  const { rows } = await reader.query<{ seq: string }>("SELECT seq FROM catalog_event ORDER BY seq");
  await reader.end();
  const all = rows.map(({ seq }) => Number(seq));
  expect(all).toEqual(all.map((_, index) => index + 1));
  expect(seen).toEqual(all.slice(0, seen.length));
});

test("a lost NOTIFY is healed by the poll", async () => {
  const { model } = await follow({ pollMs: 50 });
  const { rows } = await database.pool.query<{ source: string }>("SELECT pg_get_functiondef('catalog_event_order'::regproc) AS source");
  const source = rows[0]?.source ?? "";
  expect(source).toContain("pg_notify");
  await database.pool.query(source.replace(/PERFORM pg_notify\([^;]*;/, ""));
  try {
    await givenListedVersion({ name: "a.example/unheard", version: "1.0.0" });
    await vi.waitFor(() => expect(stateOf(model, "a.example/unheard", "1.0.0")).toBe("active"), { timeout: 45_000 });
  } finally {
    await database.pool.query(source);
  }
});

test("a broken connection is replaced, and nothing that happened meanwhile is missing", async () => {
  const { model, tail, errors } = await follow({ pollMs: 100 });
  await database.pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatehouse feed' AND datname = current_database()");
  await givenListedVersion({ name: "a.example/meanwhile", version: "1.0.0" });
  await tail.catchUp();
  expect(stateOf(model, "a.example/meanwhile", "1.0.0")).toBe("active");
  expect(errors.length).toBeGreaterThan(0);
  expect(tail.isFresh()).toBe(true);
});

test("a tail that cannot confirm the feed says so and keeps its last verified state", async () => {
  const listed = await givenListedVersion({ name: "a.example/kept", version: "1.0.0" });
  const { model, tail } = await follow({ staleAfterMs: 1_000 });
  await tail.stop();
  expect(tail.isFresh(tail.confirmedAt + 1_000)).toBe(true);
  expect(tail.isFresh(tail.confirmedAt + 1_001)).toBe(false);
  expect(stateOf(model, "a.example/kept", "1.0.0")).toBe("active");
  expect(listed.digest).toBe(model.catalog("default")?.server("a.example/kept")?.latest?.listing.digest);
});

test("a token that is revoked, and a catalog that is new, arrive with the feed", async () => {
  const { model, tail } = await follow();
  const minted = mintToken("bot");
  await change(SYSTEM_CALLER, async (step) => {
    const robot = await step.tx.principal.create({ data: { kind: "robot", name: "router" }, select: { id: true } });
    await step.tx.apiToken.create({
      data: { id: minted.id, principalId: robot.id, kind: "bot", secretHash: minted.secretHash, scopes: ["read"], catalogs: ["fresh"], namespaces: [], expiresAt: new Date(Date.now() + 60_000) },
      select: { id: true },
    });
    step.record({ action: "token.mint", object: "router", objectIds: [minted.id] });
    announceAccess(step);
  });
  await givenCatalog("fresh", "token");
  await givenListedVersion({ name: "a.example/fresh", version: "1.0.0", catalog: "fresh" });
  await tail.catchUp();
  expect(stateOf(model, "a.example/fresh", "1.0.0", "fresh")).toBe("active");
  expect(model.catalog("fresh")?.facts.audience).toBe("token");
  expect(model.access.reader(minted.raw, new Date())?.catalogs).toEqual(["fresh"]);
  await change(SYSTEM_CALLER, async (step) => {
    await step.tx.apiToken.update({ where: { id: minted.id }, data: { revokedAt: new Date() }, select: { id: true } });
    step.record({ action: "token.revoke", object: "router", objectIds: [minted.id] });
    announceAccess(step);
  });
  await tail.catchUp();
  expect(model.access.reader(minted.raw, new Date())).toBeNull();
});

test("half a decision is never seen: what rolls back leaves no trace", async () => {
  const { model, tail } = await follow();
  const before = tail.appliedSeq;
  const failing = change(SYSTEM_CALLER, async (step) => {
    await listVersion(step, { name: "a.example/half", version: "1.0.0" });
    step.beforeCommit(() => Promise.reject(new Error("no")));
  });
  await expect(failing).rejects.toThrow("no");
  await tail.catchUp();
  expect([tail.appliedSeq, model.catalog("default")?.server("a.example/half")]).toEqual([before, undefined]);
});

test("a consumer is known by name while it runs and forgotten when it stops", async () => {
  const { tail } = await follow();
  await tail.catchUp();
  const consumers = async () => (await database.pool.query<{ name: string }>("SELECT name FROM feed_consumer")).rows.map(({ name }) => name);
  await vi.waitFor(async () => expect(await consumers()).toContain("web:test:0"), { timeout: 45_000 });
  await tail.stop();
  expect(await consumers()).not.toContain("web:test:0");
});
