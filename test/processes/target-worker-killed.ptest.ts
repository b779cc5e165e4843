import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { freePort, type ServerProcess, startServer, temporaryDataDir } from "@/e2e/fixtures/server-process";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { targetItemSchema, targetSchema } from "@/lib/nacos/target-schema";
import { success } from "@/test/gatehouse/governance-steps";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import { type NacosDouble, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";

/** `kill -9` of a real worker while it waits for the answer to a write; another one takes over. */
const TOKEN = "bootstrap-token-of-a-test-0123456789abcdef";
const SERVERS = "/v3/admin/ai/mcp";
const manifests = Array.from({ length: 12 }, (_, index) => plainManifest(`com.example/killed-${String(index).padStart(2, "0")}`, "1.0.0"));
const env = { GATEHOUSE_DEMO: "0", GATEHOUSE_SECRET: "a secret that all processes share, long enough", EMBEDDED_WORKER: "0" };
const importSchema = z.object({ id: z.string(), state: z.string().optional(), listed: z.number().optional() });
const itemsSchema = z.object({ items: z.array(targetItemSchema) });
let dataDir: string;
let postgres: EmbeddedPostgres;
let gatehouse: ServerProcess;
let nacos: NacosDouble;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  dataDir = temporaryDataDir();
  postgres = await startEmbeddedPostgres({ dataDir });
  gatehouse = await startServer({ port: await freePort(), dataDir, env: { ...env, DATABASE_URL: postgres.url, GATEHOUSE_BOOTSTRAP_TOKEN: TOKEN } });
  nacos = await startNacosDouble();
  const policy = { approvals: { min: 1 }, allowImport: true };
  expect((await call("/catalogs/default/policy", { method: "PUT", body: JSON.stringify(policy) })).status).toBe(200);
  const imported = await success(call("/imports?list=true&reason=test", { method: "POST", body: JSON.stringify(manifests) }), importSchema);
  await vi.waitFor(async () => {
    expect(await success(call(`/imports/${imported.id}`), importSchema)).toMatchObject({ state: "done", listed: manifests.length });
  }, { timeout: 60_000, interval: 250 });
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await nacos?.stop();
  await gatehouse?.stop();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function startWorker(): ChildProcess {
  const own = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" as const, LOG_LEVEL: "error" };
  return spawn(process.execPath, ["dist/worker.js"], { stdio: "ignore", env: { ...own, ...env, DATABASE_URL: postgres.url, GATEHOUSE_DATA_DIR: dataDir } });
}

const call = (route: string, init: RequestInit = {}) =>
  fetch(`${gatehouse.url}/api/v1${route}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" } });
const creates = () => nacos.requests.filter(({ method, path }) => method === "POST" && path === SERVERS).length;

test("a worker that dies in the middle of a write is followed by one that brings everything to its place", async () => {
  const input = { name: "killed", url: nacos.baseUrl, ...SYNC_USER };
  const { id } = await success(call("/targets", { method: "POST", body: JSON.stringify(input) }), targetSchema);
  worker = startWorker();
  await vi.waitFor(() => expect(creates()).toBeGreaterThanOrEqual(3), { timeout: 60_000, interval: 20 });
  // One that Nacos does halfway and one that it never answers: the worker dies between them.
  nacos.inject("half_written", { method: "POST", path: SERVERS });
  nacos.inject("hang", { method: "POST", path: SERVERS, times: 2 });
  const reached = creates();
  await vi.waitFor(() => expect(creates()).toBeGreaterThanOrEqual(reached + 2), { timeout: 30_000, interval: 20 });
  worker.kill("SIGKILL");
  await once(worker, "exit");
  nacos.heal();

  const before = await success(call(`/targets/${id}/servers?limit=100`), itemsSchema);
  const standing = before.items.find(({ state }) => state === "synced");
  expect([standing !== undefined, before.items.some(({ state }) => state === "pending")]).toEqual([true, true]);
  const suspension = `/servers/${encodeURIComponent(standing?.server ?? "")}/versions/${encodeURIComponent(standing?.version ?? "")}/suspend`;
  expect((await call(suspension, { method: "POST", body: JSON.stringify({ reason: "stolen key" }) })).status).toBe(200);

  // The lease of the dead one ends by itself after 45 seconds, which nobody waits for here.
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("UPDATE sync_target SET lease_until = now()");
  await client.end();
  worker = startWorker();
  const settled = await vi.waitFor(async () => {
    const { items } = await success(call(`/targets/${id}/servers?limit=100`), itemsSchema);
    expect(items.filter(({ state }) => state !== "synced" && state !== "refused")).toEqual([]);
    return items;
  }, { timeout: 90_000, interval: 250 });

  const reader = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: "public", credentials: SYNC_USER });
  const listed = (await reader.listServers()).map(({ name, latestPublishedVersion }) => `${name} ${latestPublishedVersion}`).sort();
  expect(listed).toEqual(settled.filter(({ state }) => state === "synced").map(({ nacosName, version }) => `${nacosName} ${version}`).sort());
  expect(listed).not.toContain(`${standing?.nacosName} ${standing?.version}`);
  for (const { nacosName } of settled.filter(({ state }) => state === "synced")) {
    expect(await reader.serverByName(nacosName ?? "")).toMatchObject({ state: "present" });
  }
});
