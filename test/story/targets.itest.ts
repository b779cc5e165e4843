import { run, type Runner } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { servedHere } from "@/lib/catalog/caught-up";
import { database } from "@/lib/db/client";
import { HANDLERS } from "@/lib/jobs/handlers";
import { queueLogger } from "@/lib/jobs/queue-logger";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { NOTICE_NAME } from "@/lib/nacos/name";
import type { ServerTargets } from "@/lib/nacos/server-targets-schema";
import type { DryRun, Target, TargetEvent, TargetItem, TestResult } from "@/lib/nacos/target-schema";
import { databaseMetricSources } from "@/lib/telemetry/metric-sources";
import { provideMetrics } from "@/lib/telemetry/metrics";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { answerOf, auditedTransaction, rawTransaction } from "@/test/fixtures/raw-sql";
import { type NacosDouble, ROUTER_USER, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { as, type Person, StoryServer } from "./http-api";

/** Operators and a Nacos over HTTP, with the job queue between them, as it runs in production. */
const TARGETS = "/api/v1/targets";
const PASSWORD = SYNC_USER.password;
let server: StoryServer;
let nacos: NacosDouble;
let admin: Person;
let worker: Runner;
let count = 0;

beforeAll(async () => {
  server = await StoryServer.start();
  nacos = await startNacosDouble();
  admin = await server.person("admin");
  worker = await run({ connectionString: database().url, taskList: HANDLERS, concurrency: 2, pollInterval: 500, noHandleSignals: true, logger: queueLogger() });
});
afterAll(async () => {
  await worker.stop();
  await nacos.stop();
  await server.stop();
});

/** A catalog of its own with one server, and what creates a target for it. */
async function givenPlace() {
  const slug = `place-${++count}`;
  await givenCatalog(slug);
  await givenListedVersion({ name: `com.${slug}/weather`, version: "1.0.0", catalog: slug });
  await servedHere();
  nacos.state.namespaces.set(slug, { name: slug, description: "" });
  return { slug, name: `com.${slug}/weather`, input: { name: slug, url: nacos.baseUrl, namespaceId: slug, catalog: slug, ...SYNC_USER } };
}
const created = async (input: object) => as<Target>(await admin.call("POST", TARGETS, input), 201);
const itemsOf = async (id: string) => as<{ items: TargetItem[] }>(await admin.call("GET", `${TARGETS}/${id}/servers`)).items.map(({ server: name, state }) => [name, state]);
const settled = (id: string, expected: string[][]) => vi.waitFor(async () => expect(await itemsOf(id)).toEqual(expected), { timeout: 45_000, interval: 100 });
const standing = async (namespaceId: string) => {
  const reader = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId, credentials: ROUTER_USER });
  return (await reader.listServers()).filter((entry) => entry.name !== NOTICE_NAME).map((entry) => `${entry.name} ${entry.latestPublishedVersion}`);
};

describe("a target", () => {
  it("is made in one call, and what is decided stands there without another one", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    expect(await standing(slug)).toEqual([`com-${slug}-weather 1.0.0`]);
    await givenListedVersion({ name, version: "1.1.0", catalog: slug });
    await vi.waitFor(async () => expect(await standing(slug)).toEqual([`com-${slug}-weather 1.1.0`]), { timeout: 45_000, interval: 100 });
    for (const version of ["1.1.0", "1.0.0"]) as(await admin.call("POST", `/api/v1/catalogs/${slug}/listings/${encodeURIComponent(name)}/${version}/suspend`, { reason: "stolen key" }));
    await settled(id, []);
    expect(await standing(slug)).toEqual([]);
    const { items } = as<{ items: TargetEvent[] }>(await admin.call("GET", `${TARGETS}/${id}/history`));
    expect(items.map(({ action }) => action).at(-1)).toBe("created");
    expect(items).toContainEqual(expect.objectContaining({ action: "deleted", server: name, cause: "listing" }));
  });

  it("never gives its password back, nor does the record", async () => {
    const { input } = await givenPlace();
    const secret = "a very secret passphrase";
    const answer = await admin.call("POST", TARGETS, { ...input, username: "nobody", password: secret });
    const { id } = as<Target>(answer, 201);
    const texts = [answer, await admin.call("GET", TARGETS), await admin.call("GET", `${TARGETS}/${id}`), await admin.call("PATCH", `${TARGETS}/${id}`, { password: `${secret}!` }), await admin.call("GET", "/api/v1/audit"), await admin.call("POST", `${TARGETS}/${id}/test`)];
    for (const { text } of texts) expect(text).not.toContain(secret);
    const { rows } = await database().pool.query<{ row: string }>("SELECT t::text AS row FROM sync_target t WHERE id = $1", [id]);
    expect(rows[0]?.row).not.toContain(secret);
  });

  it("tells in words what does not work", async () => {
    const { input } = await givenPlace();
    const { id } = await created({ ...input, password: "wrong" });
    const wrong = as<TestResult>(await admin.call("POST", `${TARGETS}/${id}/test`));
    expect(wrong).toMatchObject({ ok: false, version: "3.1.0", detail: expect.stringMatching(/does not accept this user and password/) as string });
    as(await admin.call("PATCH", `${TARGETS}/${id}`, { password: PASSWORD }));
    const right = as<TestResult>(await admin.call("POST", `${TARGETS}/${id}/test`));
    expect([right.ok, right.steps.map(({ name }) => name)]).toEqual([true, ["reach", "version", "sign_in", "namespace", "marker"]]);
    expect(as<Target>(await admin.call("GET", `${TARGETS}/${id}`)).lastTest).toMatchObject({ ok: true });
  });

  it("can be tried before there is one, and says of each thing that can be wrong what it is", async () => {
    const { slug, input } = await givenPlace();
    const { url, namespaceId, username, password } = input;
    const tried = async (more: object) => as<TestResult>(await admin.call("POST", `${TARGETS}/test`, { url, namespaceId, username, password, ...more }));
    const last = ({ ok, steps }: TestResult) => [ok, steps.at(-1)?.name, steps.at(-1)?.found];
    expect(last(await tried({}))).toEqual([true, "marker", "unclaimed"]);
    expect(last(await tried({ password: "wrong" }))).toEqual([false, "sign_in", "credentials"]);
    expect(last(await tried({ url: "http://127.0.0.1:9/" }))).toEqual([false, "reach", "unreachable"]);
    const proxy = await startNacosDouble();
    proxy.inject("html", { times: 10 });
    expect(last(await tried({ url: proxy.baseUrl }))).toEqual([false, "reach", "not_nacos"]);
    await proxy.stop();
    expect((await tried({ namespaceId: `${slug}-missing`, username: "nacos", password: "nacos" })).steps.find(({ ok }) => !ok)).toMatchObject({ name: "namespace", found: "absent", value: `${slug}-missing` });
    const { id, name } = await created(input);
    await vi.waitFor(async () => expect(last(await tried({}))).toEqual([false, "marker", "claimed"]), { timeout: 45_000, interval: 100 });
    expect(as<{ items: Target[] }>(await admin.call("GET", TARGETS)).items.filter((target) => target.name === name).map((target) => [target.id, target.lastTest])).toEqual([[id, null]]);
  });

  it("says what a sync would write, and writes nothing for it", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    expect(as<DryRun>(await admin.call("POST", `${TARGETS}/${id}/dry-run`))).toEqual({ items: [], unchanged: 1, cut: false });
    as(await admin.call("PATCH", `${TARGETS}/${id}`, { paused: true }));
    await givenListedVersion({ name, version: "2.0.0", catalog: slug });
    const { items } = as<DryRun>(await admin.call("POST", `${TARGETS}/${id}/dry-run`));
    expect(items).toEqual([{ server: name, version: "2.0.0", nacosName: `com-${slug}-weather`, outcome: "write", code: null, detail: "1 step", steps: [{ do: "update_server", subject: `com-${slug}-weather`, version: "2.0.0", at: null }] }]);
    expect(await standing(slug)).toEqual([`com-${slug}-weather 1.0.0`]);
    expect((await admin.call("POST", `${TARGETS}/${id}/sync`, {})).status).toBe(409);
    as(await admin.call("PATCH", `${TARGETS}/${id}`, { paused: false }));
    await vi.waitFor(async () => expect(await standing(slug)).toEqual([`com-${slug}-weather 2.0.0`]), { timeout: 45_000, interval: 100 });
  });

  it("is looked at when somebody asks, and what its policy leaves alone is reported", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
    const [entry] = await hand.listServers();
    await hand.deleteServer(entry?.id ?? "");
    as(await admin.call("POST", `${TARGETS}/${id}/check`), 202);
    await settled(id, [[name, "drifted"]]);
    expect(await standing(slug)).toEqual([]);
    for (const [query, found] of [["?q=WEATH", [name]], ["?state=drifted", [name]], ["?state=synced", []], ["?q=nothing", []]] as const) {
      const { items } = as<{ items: TargetItem[] }>(await admin.call("GET", `${TARGETS}/${id}/servers${query}`));
      expect([query, items.map((item) => item.server)]).toEqual([query, found]);
    }
  });

  it("tells who suspends which targets it reaches, and then that it did; who may not see targets, how many", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    const sam = await server.person("security_reviewer");
    const reviewer = await server.person("reviewer");
    const path = (server: string) => `/api/v1/servers/${encodeURIComponent(server)}/targets`;
    const seenBy = async (by: Person, of = name) => as<ServerTargets>(await by.call("GET", path(of)));
    const shown = { id, name: slug, catalog: slug, paused: false, removalsPaused: false, trouble: null };
    expect(await seenBy(admin)).toEqual({ standing: 1, waiting: 0, items: [{ ...shown, state: "synced", version: "1.0.0" }] });
    expect(await seenBy(sam)).toEqual({ standing: 1, waiting: 0, items: null });
    expect(await seenBy(sam, "com.nobody/unknown")).toEqual({ standing: 0, waiting: 0, items: null });
    for (const of of [name, "com.nobody/unknown"]) expect((await reviewer.call("GET", path(of))).status).toBe(403);
    as(await sam.call("POST", `/api/v1/catalogs/${slug}/listings/${encodeURIComponent(name)}/1.0.0/suspend`, { reason: "stolen key" }));
    await vi.waitFor(async () => expect(await seenBy(admin)).toEqual({ standing: 0, waiting: 0, items: [{ ...shown, state: "absent", version: null }] }), { timeout: 45_000, interval: 100 });
    expect(await standing(slug)).toEqual([]);
  });

  it("is brought back to what was decided by one call", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    const hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
    const [entry] = await hand.listServers();
    await hand.deleteServer(entry?.id ?? "");
    as(await admin.call("POST", `${TARGETS}/${id}/sync`), 202);
    await vi.waitFor(async () => expect(await standing(slug)).toEqual([`com-${slug}-weather 1.0.0`]), { timeout: 45_000, interval: 100 });
  });

  it("is forgotten on demand; what stands there stays, and so does what was written", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    expect((await admin.call("DELETE", `${TARGETS}/${id}`)).status).toBe(204);
    expect((await admin.call("GET", `${TARGETS}/${id}`)).status).toBe(404);
    expect(await standing(slug)).toHaveLength(1);
    const { rows } = await database().pool.query("SELECT 1 FROM sync_event WHERE target_id = $1", [id]);
    expect(rows.length).toBeGreaterThan(0);
    const next = await created(input);
    await settled(next.id, [[name, "synced"]]);
    expect(as<Target>(await admin.call("GET", `${TARGETS}/${next.id}`)).trouble).toBeNull();
  });

  it("is withdrawn on demand, before it is forgotten, and shows what is left", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    expect(as<Target>(await admin.call("DELETE", `${TARGETS}/${id}?remove=true`), 202)).toMatchObject({ id, removing: true, waitingRemovals: 1 });
    await vi.waitFor(async () => expect((await admin.call("GET", `${TARGETS}/${id}`)).status).toBe(404), { timeout: 45_000, interval: 100 });
    expect(await standing(slug)).toEqual([]);
  });

  it("made paused is looked at before anything is written", async () => {
    const { slug, name, input } = await givenPlace();
    const { id, paused } = await created({ ...input, paused: true });
    expect(paused).toBe(true);
    expect(as<DryRun>(await admin.call("POST", `${TARGETS}/${id}/dry-run`)).items).toMatchObject([{ server: name, outcome: "write" }]);
    expect([await standing(slug), await itemsOf(id)]).toEqual([[], [[name, "pending"]]]);
    expect((await admin.call("POST", `${TARGETS}/${id}/servers/${encodeURIComponent(name)}/sync`, {})).status).toBe(409);
    as(await admin.call("PATCH", `${TARGETS}/${id}`, { paused: false }));
    await settled(id, [[name, "synced"]]);
  });

  it("writes everything to another address when it gets one", async () => {
    const { slug, name, input } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    const other = await startNacosDouble();
    try {
      const { password } = input;
      as(await admin.call("PATCH", `${TARGETS}/${id}`, { url: other.baseUrl, password }));
      const reader = createNacosAdmin({ baseUrls: [other.baseUrl], namespaceId: slug, credentials: ROUTER_USER });
      await vi.waitFor(async () => expect(await reader.listServers()).toHaveLength(1), { timeout: 45_000, interval: 100 });
    } finally {
      await other.stop();
    }
  });

  it("is seen in the metrics", async () => {
    const { name, input, slug } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    const text = await provideMetrics(databaseMetricSources).text();
    expect(text).toMatch(new RegExp(`gatehouse_target_steps_total\\{target="${slug}"\\} [1-9]`));
    for (const line of [`gatehouse_target_lag_seconds{target="${slug}"} 0`, `gatehouse_target_failures_total{target="${slug}"} 0`, `gatehouse_target_servers{target="${slug}",state="synced"} 1`, `gatehouse_target_stopped{target="${slug}"} 0`, `gatehouse_target_paused{target="${slug}"} 0`, `gatehouse_target_waiting_removals{target="${slug}"} 0`, `gatehouse_target_findings{target="${slug}"} 0`]) {
      expect(text).toContain(line);
    }
  });
});

describe("what is refused", () => {
  it("targets to everybody but administrators, and changes to auditors", async () => {
    const { input } = await givenPlace();
    const { id } = await created({ ...input, name: `${input.name}-refused` });
    const reviewer = await server.person("reviewer");
    const auditor = await server.person("auditor");
    const status = async (by: Person, method: string, path: string, body?: object) => (await by.call(method, path, body)).status;
    expect([await status(reviewer, "GET", TARGETS), await status(auditor, "GET", TARGETS), await status(auditor, "GET", `${TARGETS}/${id}/servers`)]).toEqual([403, 200, 200]);
    for (const [method, path, body] of [["POST", TARGETS, input], ["PATCH", `${TARGETS}/${id}`, { paused: true }], ["DELETE", `${TARGETS}/${id}`], ["POST", `${TARGETS}/${id}/sync`, {}], ["POST", `${TARGETS}/${id}/test`, {}], ["POST", `${TARGETS}/test`, { url: nacos.baseUrl }], ["POST", `${TARGETS}/${id}/check`, {}], ["POST", `${TARGETS}/${id}/dry-run`, {}]] as const) {
      expect([method, path, await status(auditor, method, path, body)]).toEqual([method, path, 403]);
    }
    expect((await server.anyone.call("GET", TARGETS)).status).toBe(401);
  });

  it("a second target for a namespace, however its address is written, and a second one of a name", async () => {
    const { input, slug } = await givenPlace();
    await created(input);
    const other = await admin.call("POST", TARGETS, { ...input, name: `${slug}-2`, url: nacos.baseUrl.replace("/nacos", "/") });
    expect([other.status, other.body.code]).toEqual([409, "conflict"]);
    const twin = await admin.call("POST", TARGETS, { ...input, namespaceId: `${slug}-2` });
    expect([twin.status, twin.body.code]).toEqual([409, "name_taken"]);
  });

  it.each([
    ["an address with a password in it", { url: "http://nacos:secret@127.0.0.1:8848" }],
    ["an address that is none of the web", { url: "file:///etc/passwd" }],
    ["an address with a query", { url: "http://127.0.0.1:8848/?x=1" }],
    ["a namespace that Nacos could not have", { namespaceId: "a b" }],
    ["a policy that does not exist", { drift: "ignore" }],
    ["a field that does not exist", { passwd: "x" }],
  ])("%s", async (_case, wrong) => {
    const { input } = await givenPlace();
    expect(await admin.call("POST", TARGETS, { ...input, ...wrong })).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  it("raw changes of a target without an entry, and any change of what was written", async () => {
    const { input, name } = await givenPlace();
    const { id } = await created(input);
    await settled(id, [[name, "synced"]]);
    expect(await answerOf(rawTransaction([["UPDATE sync_target SET drift = 'enforce' WHERE id = $1", id]]))).toBe("UNAUDITED");
    expect(await answerOf(rawTransaction([["DELETE FROM sync_target WHERE id = $1", id]]))).toBe("UNAUDITED");
    expect(await answerOf(auditedTransaction(["DELETE FROM sync_event WHERE target_id = $1", id]))).toBe("APPEND_ONLY");
  });
});
