import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { hashSecret, randomSecret } from "@/lib/access/token-format";
import { change } from "@/lib/audit/write";
import { servedHere } from "@/lib/catalog/caught-up";
import { announceAccess } from "@/lib/catalog/feed";
import { FeedTail } from "@/lib/catalog/feed-tail";
import type { CreatedLink, Link } from "@/lib/catalog/link-schema";
import { provideReadModel, readModel, ReadModel } from "@/lib/catalog/read-model";
import { slot } from "@/lib/config/slot";
import { database } from "@/lib/db/client";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import { provideMetrics } from "@/lib/telemetry/metrics";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { answerOf, auditedTransaction, rawTransaction, rows } from "@/test/fixtures/raw-sql";
import { as, BOOTSTRAP_TOKEN, type Client, type Person, StoryServer } from "./http-api";

const LINKS = "/api/v1/catalogs/prod/links";
let server: StoryServer;
let admin: Person;

beforeAll(async () => {
  server = await StoryServer.start();
  provideMetrics(databaseMetricSources);
  await givenCatalog("prod", "token");
  await givenCatalog("team-a", "token");
  await givenListedVersion({ name: "links.example/secret", version: "1.0.0", catalog: "prod" });
  await servedHere();
  admin = await server.person("admin");
});
afterAll(() => server.stop());

async function made(by: Client = admin, fields: object = {}): Promise<CreatedLink & { path: string; secret: string }> {
  const link = as<CreatedLink>(await by.call("POST", LINKS, { label: "IDE gallery", ...fields }), 201);
  const path = new URL(link.url).pathname;
  return { ...link, path, secret: path.slice("/r/".length) };
}
const reads = async (path: string) => server.anyone.call("GET", `${path}/v0.1/servers`);
const days = (link: Link) => (Date.parse(link.expiresAt) - Date.parse(link.createdAt)) / 86_400_000;

describe("a capability link", () => {
  it("reads a closed catalog with nothing but its URL, which is shown once", async () => {
    const link = await made();
    expect(link.path).toMatch(/^\/r\/[0-9A-Za-z]{43}$/);
    expect((await reads(link.path)).text).toContain("links.example/secret");
    const listed = await admin.call("GET", LINKS);
    expect(as<{ items: Link[] }>(listed).items).toContainEqual({ id: link.id, label: "IDE gallery", createdAt: link.createdAt, expiresAt: link.expiresAt });
    expect(listed.text).not.toContain(link.secret);
  });

  it("describes itself where clients probe for it, with its own address", async () => {
    const { path } = await made();
    const { status, text } = await server.anyone.call("GET", `${path}/openapi.yaml`);
    expect([status, text.includes(`url: ${path}\n`)]).toEqual([200, true]);
    expect((await server.anyone.call("GET", `/r/${randomSecret()}/openapi.yaml`)).status).toBe(404);
  });

  it("is stored as a hash, and recorded without its secret", async () => {
    const { id, secret } = await made();
    const stored = await rows<{ row: string; hash: string }>("SELECT l::text AS row, encode(secret_hash, 'hex') AS hash FROM catalog_link l WHERE id = $1", id);
    expect(stored[0]?.hash).toBe(Buffer.from(hashSecret(secret)).toString("hex"));
    const told = await rows<{ entry: string; action: string }>("SELECT e::text AS entry, action FROM audit_entry e WHERE $1 = ANY(object_ids)", id);
    expect(told.map(({ action }) => action)).toEqual(["link.create"]);
    expect([...stored.map(({ row }) => row), ...told.map(({ entry }) => entry)].join()).not.toContain(secret);
  });

  it("lives 90 days unless said otherwise, and never longer than 366", async () => {
    expect(days(await made())).toBeCloseTo(90, 3);
    expect(days(await made(admin, { expiresInDays: 366 }))).toBeCloseTo(366, 3);
    for (const expiresInDays of [367, 0, 1.5]) expect((await admin.call("POST", LINKS, { label: "x", expiresInDays })).status).toBe(400);
    expect((await admin.call("POST", LINKS, { label: " " })).status).toBe(400);
  });

  it("is written to neither metrics nor logs", async () => {
    const { path, secret } = await made();
    const lines: string[] = [];
    slot("log").set(pino({}, { write: (line: string) => void lines.push(line) }));
    const model = readModel();
    for (const rest of ["/v0/servers", "/v0/else", "/else", ""]) await server.anyone.call("GET", `${path}${rest}`);
    const known = await rows("SELECT 1 FROM audit_entry");
    expect((await admin.call("POST", `${path}/else`, {}, { Origin: "https://elsewhere.example" })).status).toBe(404);
    expect(await rows("SELECT 1 FROM audit_entry")).toHaveLength(known.length);
    provideReadModel(Object.assign(new ReadModel(), { access: model.access, catalog: () => { throw new Error("broken"); } }));
    expect((await reads(path)).status).toBe(500);
    provideReadModel(model);
    expect(lines.join()).toContain("request failed");
    const { text } = await server.anyone.call("GET", "/metrics");
    expect(text).toContain('route="/r/:secret/v0/servers"');
    expect(`${text}${lines.join()}`).not.toContain(secret);
  });
});

describe("who makes and ends links", () => {
  it("admins only; auditors see them; others are told nothing", async () => {
    const auditor = await server.person("auditor");
    const reviewer = await server.person("reviewer");
    const { id } = await made();
    expect((await auditor.call("GET", LINKS)).status).toBe(200);
    expect((await reviewer.call("GET", LINKS)).body.code).toBe("forbidden");
    for (const stranger of [auditor, reviewer]) {
      expect((await stranger.call("POST", LINKS, { label: "x" })).body.code).toBe("forbidden");
      expect((await stranger.call("DELETE", `${LINKS}/${id}`)).body.code).toBe("forbidden");
    }
    for (const method of ["GET", "POST"]) expect((await server.anyone.call(method, LINKS, method === "POST" ? { label: "x" } : undefined)).status).toBe(401);
    const refused = await rows("SELECT 1 FROM audit_entry WHERE action IN ('link.create.refused', 'link.revoke.refused')");
    expect(refused).toHaveLength(4);
  });

  it("through a token never beyond that token", async () => {
    const token = as<{ token: string; expiresAt: string }>(await admin.call("POST", "/api/v1/tokens", { scopes: ["admin"], expiresInDays: 5, catalogs: ["prod"] }), 201);
    const client = server.bearer(token.token);
    expect((await made(client, { expiresInDays: 300 })).expiresAt).toBe(token.expiresAt);
    expect((await client.call("POST", "/api/v1/catalogs/team-a/links", { label: "x" })).body.code).toBe("forbidden");
    expect(days(await made(server.bearer(BOOTSTRAP_TOKEN)))).toBeCloseTo(90, 3);
  });

  it("an unknown catalog or link is 404, also one of another catalog and one that was revoked", async () => {
    const { id } = await made();
    expect((await admin.call("POST", "/api/v1/catalogs/none/links", { label: "x" })).status).toBe(404);
    expect((await admin.call("GET", "/api/v1/catalogs/none/links")).status).toBe(404);
    expect((await admin.call("DELETE", `/api/v1/catalogs/team-a/links/${id}`)).status).toBe(404);
    expect((await admin.call("DELETE", `${LINKS}/${id}`)).status).toBe(204);
    expect((await admin.call("DELETE", `${LINKS}/${id}`)).status).toBe(404);
  });

  it("pages are walked by their cursor", async () => {
    for (let count = 0; count < 3; count += 1) await made();
    const all = as<{ items: Link[] }>(await admin.call("GET", `${LINKS}?limit=100`)).items;
    const walked: Link[] = [];
    for (let query = "?limit=2"; ; ) {
      const { items, nextCursor } = as<{ items: Link[]; nextCursor?: string }>(await admin.call("GET", `${LINKS}${query}`));
      walked.push(...items);
      if (nextCursor === undefined) break;
      query = `?limit=2&cursor=${nextCursor}`;
    }
    expect(walked).toEqual(all);
  });
});

describe("revoked", () => {
  it("a link is gone in every process, and looks like one that never existed", async () => {
    const here = readModel();
    const elsewhere = new ReadModel();
    // Polls too rarely to help: what arrives here was told.
    const tail = new FeedTail(elsewhere, { databaseUrl: database().url, consumer: "web:other:1", staleAfterMs: 30_000, pollMs: 600_000, onError: () => undefined });
    await tail.start();
    try {
      const { id, path, secret } = await made();
      await vi.waitFor(() => expect(elsewhere.access.linkedCatalog(secret, new Date())).toBe("prod"), { timeout: 45_000, interval: 10 });
      expect((await admin.call("DELETE", `${LINKS}/${id}`)).status).toBe(204);
      expect(here.access.linkedCatalog(secret, new Date())).toBeNull();
      await vi.waitFor(() => expect(elsewhere.access.linkedCatalog(secret, new Date())).toBeNull(), { timeout: 45_000, interval: 10 });
      for (const model of [here, elsewhere]) {
        provideReadModel(model);
        const [revoked, unknown] = [await reads(path), await reads(`/r/${randomSecret()}`)];
        expect([revoked.status, revoked.text, [...revoked.headers]]).toEqual([404, unknown.text, [...unknown.headers]]);
      }
    } finally {
      provideReadModel(here);
      await tail.stop();
    }
  });

  it("its change is never shown to readers of the feed", async () => {
    const { next } = as<{ next: number }>(await admin.call("GET", "/api/v1/changes?catalog=prod&limit=1000"));
    const { id } = await made();
    await admin.call("DELETE", `${LINKS}/${id}`);
    expect(as<{ events: object[] }>(await admin.call("GET", `/api/v1/changes?catalog=prod&since=${next}`)).events).toEqual([]);
  });

  it("stays so, also against raw SQL; nothing of a link changes, and none without entry and event", async () => {
    const { id } = await made();
    const revoke = `UPDATE catalog_link SET revoked_at = now() WHERE id = '${id}'`;
    expect(await answerOf(rawTransaction([[revoke]]))).toBe("UNAUDITED");
    expect(await answerOf(auditedTransaction([revoke]))).toBe("UNANNOUNCED");
    expect(await answerOf(auditedTransaction([`UPDATE catalog_link SET expires_at = now() + interval '9 days' WHERE id = '${id}'`]))).toBe("IMMUTABLE");
    expect(await answerOf(auditedTransaction([`DELETE FROM catalog_link WHERE id = '${id}'`]))).toBe("APPEND_ONLY");
    expect((await admin.call("DELETE", `${LINKS}/${id}`)).status).toBe(204);
    expect(await answerOf(auditedTransaction([`UPDATE catalog_link SET revoked_at = NULL WHERE id = '${id}'`]))).toBe("FINAL");
  });
});

it("an expired link reads nothing, in a process that starts later too", async () => {
  const secret = randomSecret();
  const { id: catalogId } = (await rows<{ id: string }>("SELECT id FROM catalog WHERE slug = 'prod'"))[0] ?? { id: "" };
  const minute = 60_000;
  await change(SYSTEM_CALLER, async (step) => {
    const times = { createdAt: new Date(Date.now() - 2 * minute), expiresAt: new Date(Date.now() - minute) };
    const data = { catalogId, label: "old", secretHash: hashSecret(secret), createdById: SYSTEM_CALLER.viewer.principalId, ...times };
    const { id } = await step.tx.catalogLink.create({ data, select: { id: true } });
    step.record({ action: "link.create", object: "prod", objectIds: [id] });
    announceAccess(step);
  });
  await servedHere();
  expect((await reads(`/r/${secret}`)).status).toBe(404);
});
