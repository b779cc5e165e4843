import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureBootstrapRobot } from "@/lib/access/bootstrap";
import type { Caller } from "@/lib/access/schema";
import { createApi } from "@/lib/api/app";
import { suspendListing } from "@/lib/catalog/suspension";
import { config, setConfig } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import type { ImportCandidate, ImportPreview } from "@/lib/nacos/import/preview-schema";
import { registryNotice } from "@/lib/nacos/placeholder";
import type { NacosServerDetail } from "@/lib/nacos/schema";
import { patchTarget } from "@/lib/nacos/target-service";
import { runImport } from "@/lib/upstream/import-run";
import { importFromTarget, previewTargetImport } from "@/lib/upstream/target-import-service";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { demandDriftPass, givenTarget, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { type NacosDouble, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { program, remote } from "@/test/nacos/servers";

useInstallation();

const TOKEN = "the-bootstrap-token-of-these-tests-long-enough";
const headers = { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" };
const SECRET = `ghp_${"a1B2".repeat(10)}`;

let nacos: NacosDouble;
let admin: Caller;
let hand: NacosAdmin;
let slug: string;
let targetId: string;
let count = 0;

beforeAll(async () => {
  setConfig({ ...config(), dataDir: mkdtempSync(path.join(tmpdir(), "gatehouse-target-import-")), bootstrapToken: TOKEN });
  await ensureBootstrapRobot();
  nacos = await startNacosDouble();
  admin = signedIn(await givenPerson("Root", ["admin"]));
});
afterAll(() => nacos.stop());
beforeEach(async () => {
  slug = `imp${++count}`;
  await givenCatalogWithPolicy(slug, { allowImport: true });
  targetId = await givenTarget(admin, nacos.baseUrl, { name: slug, catalog: slug, namespaceId: slug });
  hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
});

let entries = 0;
const freshId = () => `5${String(++entries).padStart(7, "0")}-1111-4111-8111-111111111111`;

async function standing(name: string, change: Partial<NacosServerDetail> = {}): Promise<string> {
  const id = freshId();
  await hand.createServer({ ...program({ id, name, version: "1.0.0" }), ...change });
  return id;
}
const env = (name: string, variables: Record<string, string>) => ({ localServerConfig: { mcpServers: { [name]: { command: "npx", args: ["-y", "weather@1.0.0"], env: variables } } } });

async function answerOf(request: Promise<Response> | Response): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await request;
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const call = (method: string, body?: object, query = "") =>
  answerOf(createApi().request(`/api/v1/targets/${targetId}/import${query}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }));
const preview = async () => (await call("GET", undefined, `?namespace=com.${slug}`)).body as unknown as ImportPreview;
const found = async (name: string): Promise<ImportCandidate> => {
  const candidate = (await preview()).items.find(({ nacosName }) => nacosName === name);
  if (candidate === undefined) throw new Error(`${name} is not in the preview`);
  return candidate;
};

/** Imports, as a process of its own does, and returns what became of each entry. */
async function imported(body: object): Promise<Record<string, unknown>> {
  const started = await call("POST", { namespace: `com.${slug}`, ...body });
  expect(started.status).toBe(202);
  await runImport(String(started.body["id"]));
  return (await answerOf(createApi().request(`/api/v1/imports/${String(started.body["id"])}`, { headers }))).body;
}
const listing = { list: true, reason: "moving in" };

/** What was written to Nacos since, but for the claim of the namespace and sign-ins. */
function writesSince(from: number): string[] {
  const writes = nacos.requests.slice(from).filter(({ method, path: where }) => method !== "GET" && !/login|cs\/config/.test(where));
  return writes.map(({ method, path: where }) => `${method} ${where}`);
}

describe("an import out of a Nacos", () => {
  it("that lists writes nothing to it: each entry goes on under its id and its name", async () => {
    const ids = [await standing("weather"), await standing("with_env", env("with_env", { REGION: "eu", ACME_KEY: "${ACME_KEY}" }))];
    const far = freshId();
    await hand.ensureService({ groupName: "mcp-endpoints", serviceName: "far::1.0.0" });
    await hand.disableHealthCheck({ groupName: "mcp-endpoints", serviceName: "far::1.0.0" });
    await hand.registerInstance({ groupName: "mcp-endpoints", serviceName: "far::1.0.0" }, { address: "mcp.acme.example", port: 443 });
    await hand.createServer(remote({ id: far, name: "far", version: "1.0.0" }));
    expect((await preview()).items.map(({ nacosName, server, mapping, firstSync }) => [nacosName, server, mapping, firstSync?.outcome])).toEqual([
      ["far", `com.${slug}/far`, "whole", "nothing"],
      ["weather", `com.${slug}/weather`, "whole", "nothing"],
      ["with_env", `com.${slug}/with_env`, "whole", "nothing"],
    ]);
    const before = nacos.requests.length;
    const state = JSON.stringify(await Promise.all([far, ...ids].map((id) => hand.serverById(id))));
    expect(await imported(listing)).toMatchObject({ state: "done", total: 3, listed: 3, refused: 0, file: `Nacos: ${slug} (${slug})` });
    await syncUntilDone(targetId);
    await demandDriftPass(targetId);
    await syncUntilDone(targetId);
    expect(await itemsOf(targetId)).toEqual({ [`com.${slug}/far`]: "synced", [`com.${slug}/weather`]: "synced", [`com.${slug}/with_env`]: "synced" });
    expect(writesSince(before)).toEqual([]);
    expect(JSON.stringify(await Promise.all([far, ...ids].map((id) => hand.serverById(id))))).toBe(state);
    expect(await prisma().syncFinding.count({ where: { targetId, closedAt: null } })).toBe(0);
    expect((await preview()).items.map(({ mapping }) => mapping)).toEqual(["ours", "ours", "ours"]);
  });

  it("goes on under that id and name with the next version, and leaves when it is suspended", async () => {
    const id = await standing("weather");
    await imported(listing);
    await syncUntilDone(targetId);
    await givenListedVersion({ name: `com.${slug}/weather`, version: "2.0.0", catalog: slug });
    await syncUntilDone(targetId);
    expect(await hand.serverById(id)).toMatchObject({ state: "present", server: { name: "weather", version: "2.0.0", description: expect.stringContaining(`com.${slug}/weather`) } });
    for (const version of ["1.0.0", "2.0.0"]) await suspendListing(admin, slug, { server: `com.${slug}/weather`, version }, "stolen key");
    await syncUntilDone(targetId);
    expect(await hand.serverById(id)).toEqual({ state: "absent" });
  });

  it("has no eye for the notice of an empty catalog, which this registry wrote itself", async () => {
    await hand.createServer(registryNotice(slug));
    await standing("weather");
    expect((await preview()).items.map(({ nacosName }) => nacosName)).toEqual(["weather"]);
    expect(await imported({})).toMatchObject({ state: "done", total: 1, accepted: 1 });
  });

  it("into review brings the tools with it, lists nothing, and writes nothing", async () => {
    await standing("weather");
    const before = nacos.requests.length;
    expect(await imported({})).toMatchObject({ state: "done", accepted: 1, listed: 0 });
    await syncUntilDone(targetId);
    const review = await prisma().review.findFirstOrThrow({ where: { version: { server: { name: `com.${slug}/weather` } } } });
    const surface = await prisma().surfaceRecord.findUniqueOrThrow({ where: { id: review.surfaceId ?? "" } });
    expect(surface).toMatchObject({ digest: review.surfaceDigest, document: { tools: [{ name: "forecast" }] } });
    expect([review.state, await itemsOf(targetId), writesSince(before)]).toEqual(["submitted", {}, []]);
    expect(await found("weather")).toMatchObject({ mapping: "ours", server: `com.${slug}/weather` });
  });

  it("into review leaves the entry to its owner until it was listed, whatever becomes of the server's other versions", async () => {
    const id = await standing("weather");
    await imported({});
    await givenListedVersion({ name: `com.${slug}/weather`, version: "2.0.0", catalog: slug });
    await suspendListing(admin, slug, { server: `com.${slug}/weather`, version: "2.0.0" }, "stolen key");
    const before = nacos.requests.length;
    await syncUntilDone(targetId);
    expect([await hand.serverById(id), await itemsOf(targetId)]).toMatchObject([{ state: "present", server: { version: "1.0.0" } }, {}]);
    expect(writesSince(before).filter((write) => write.startsWith("DELETE"))).toEqual([]);
    await givenListedVersion({ name: `com.${slug}/weather`, version: "3.0.0", catalog: slug });
    await syncUntilDone(targetId);
    expect(await hand.serverById(id)).toMatchObject({ state: "present", server: { name: "weather", version: "3.0.0" } });
  });

  it("saves an entry from a drift pass that was about to delete it as a stranger", async () => {
    await patchTarget(admin, targetId, { drift: "enforce" });
    await syncUntilDone(targetId);
    const id = await standing("weather");
    await demandDriftPass(targetId);
    let importing: Promise<unknown> | null = null;
    // The last look before the deletion finds a stranger; the import ends right after it.
    await syncUntilDone(targetId, (client) => new Proxy(client, {
      get(nacosAdmin, name) {
        const method: unknown = Reflect.get(nacosAdmin, name);
        if (name !== "serverById") return method;
        return async (asked: string) => {
          const seen = await nacosAdmin.serverById(asked);
          if (asked === id) await (importing ??= imported(listing));
          return seen;
        };
      },
    }));
    expect(importing).not.toBeNull();
    expect([await hand.serverById(id), await itemsOf(targetId)]).toMatchObject([{ state: "present", server: { name: "weather" } }, { [`com.${slug}/weather`]: "synced" }]);
    expect(await prisma().syncEvent.count({ where: { targetId, action: "extra_deleted" } })).toBe(0);
  });

  it("copies no secret anywhere, and says which one the first sync takes out", async () => {
    const id = await standing("keyed", env("keyed", { GITHUB_TOKEN: SECRET }));
    expect(await found("keyed")).toMatchObject({ mapping: "partly", firstSync: { outcome: "changes", changes: ["localServerConfig"] }, notes: [{ code: "secret_removed", subject: "GITHUB_TOKEN" }] });
    const before = nacos.requests.length;
    await imported(listing);
    await syncUntilDone(targetId);
    expect(writesSince(before)).toEqual(["PUT /v3/admin/ai/mcp"]);
    const seen = await hand.serverById(id);
    expect(seen).toMatchObject({ state: "present", server: { localServerConfig: { mcpServers: { keyed: { env: { GITHUB_TOKEN: "${GITHUB_TOKEN}" } } } } } });
    const tables = ["manifest_revision", "tool_surface", "audit_entry", "import_entry", "import_run", "sync_item", "sync_event", "sync_origin"];
    for (const table of tables) {
      const rows = await prisma().$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%ghp_a1B2%' OR t::text LIKE '%${Buffer.from("ghp_a1B2").toString("hex")}%'`);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it("takes the bytes that were looked at, or nothing at all", async () => {
    const [a, b] = [await standing("a-one"), await standing("b-two")];
    const chosen = (await preview()).items.map(({ id, digest }) => ({ id, digest }));
    await hand.updateServer({ ...program({ id: b, name: "b-two", version: "1.0.0", tool: "rug" }) });
    const refused = await call("POST", { namespace: `com.${slug}`, entries: chosen });
    expect(refused).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "entries.1", message: expect.stringContaining("changed in Nacos") }] } });
    expect(await prisma().version.count({ where: { server: { name: { startsWith: `com.${slug}/` } } } })).toBe(0);
    expect(await imported({ entries: [{ id: a }, { id: b }] })).toMatchObject({ accepted: 2 });
  });

  it("does not list what Nacos could not hold, which the next sync would take away; it can be reviewed", async () => {
    const id = await standing("loose", { localServerConfig: { mcpServers: { loose: { command: "npx", args: ["-y", "weather"], env: {} } } } });
    expect(await found("loose")).toMatchObject({ mapping: "partly", firstSync: { outcome: "removes", reason: expect.any(String) } });
    expect(await call("POST", { namespace: `com.${slug}`, ...listing, entries: [{ id }] })).toMatchObject({ status: 409, body: { errors: [{ message: expect.stringContaining("only go into review") }] } });
    expect(await imported({ entries: [{ id }] })).toMatchObject({ accepted: 1, listed: 0 });
  });

  it("names what stands in the way: no namespace, a version that is known, a server that stands there already", async () => {
    await standing("weather");
    await standing("twin");
    expect((await call("GET")).body).toMatchObject({ items: [{ notes: [{ code: "no_namespace" }] }, { notes: [{ code: "no_namespace" }] }] });
    await givenListedVersion({ name: `com.${slug}/weather`, version: "3.0.0", catalog: slug });
    await syncUntilDone(targetId);
    expect(await found("weather")).toMatchObject({ mapping: "none", notes: [{ code: "stands_elsewhere", subject: `com-${slug}-weather` }] });
    await givenCatalogWithPolicy(`${slug}-other`, {});
    await givenListedVersion({ name: `com.${slug}/twin`, version: "1.0.0", catalog: `${slug}-other` });
    expect(await found("twin")).toMatchObject({ mapping: "none", notes: [{ code: "version_known", subject: "1.0.0" }] });
    expect(await call("POST", { namespace: `com.${slug}` })).toMatchObject({ status: 409 });
  });

  it("never lets another server take the name of an entry that came to us", async () => {
    const id = await standing(`com-${slug}-x`);
    await imported(listing);
    await syncUntilDone(targetId);
    await givenListedVersion({ name: `com.${slug}/x`, version: "1.0.0", catalog: slug });
    await syncUntilDone(targetId);
    expect(await hand.serverById(id)).toMatchObject({ state: "present", server: { name: `com-${slug}-x` } });
    expect((await hand.listServers()).map(({ name }) => name).sort()).toEqual([`com-${slug}-x`, expect.stringMatching(/-x-[0-9a-f]{8}$/)]);
    expect(new Set(Object.values(await itemsOf(targetId)))).toEqual(new Set(["synced"]));
  });

  it("is for administrators, and lists only where the policy allows", async () => {
    expect((await createApi().request(`/api/v1/targets/${targetId}/import`)).status).toBe(401);
    const reviewer = signedIn(await givenPerson("Reviewer", ["reviewer", "auditor"]));
    await expect(previewTargetImport(reviewer.viewer, targetId, undefined)).rejects.toMatchObject({ code: "forbidden" });
    await givenCatalogWithPolicy(`${slug}-strict`, {});
    const strict = await givenTarget(admin, nacos.baseUrl, { name: `${slug}-strict`, catalog: `${slug}-strict`, namespaceId: `${slug}-strict` });
    const seen = await answerOf(createApi().request(`/api/v1/targets/${strict}/import`, { headers }));
    expect(seen).toMatchObject({ status: 200, body: { allowsListing: false, items: [] } });
    await expect(importFromTarget(admin, strict, { ...listing })).rejects.toMatchObject({ code: "forbidden", detail: expect.stringContaining("does not allow") });
    expect(await call("POST", { namespace: `com.${slug}`, list: true })).toMatchObject({ status: 400 });
  });

  it("says so when Nacos does not answer", async () => {
    await nacos.goAway();
    expect(await call("GET")).toMatchObject({ status: 409, body: { code: "conflict", detail: expect.stringContaining("does not work") } });
    await nacos.comeBack();
  });
});
