import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROUTER_USER, startNacosDouble, SYNC_USER, type NacosDouble } from "@/test/nacos/double/start";
import { program, remote } from "@/test/nacos/servers";
import type { NacosAdmin } from "./admin";
import { createNacosAdmin } from "./create";

const LIST = "/v3/admin/ai/mcp/list";
const MCP = "/v3/admin/ai/mcp";
const ID = "11111111-1111-5111-8111-111111111111";
const weather = program({ id: ID, name: "weather", version: "1.0.0" });

let double: NacosDouble;
let admin: NacosAdmin;

const clientAs = (credentials: { username: string; password: string } | null): NacosAdmin =>
  createNacosAdmin({ baseUrls: [double.baseUrl], namespaceId: "public", credentials, readTimeoutMs: 500, writeTimeoutMs: 500 });

beforeEach(async () => {
  double = await startNacosDouble();
  admin = clientAs(SYNC_USER);
});
afterEach(() => double.stop());

/** Healthy behaviour is proven on a real Nacos (test/nacos/client.ntest.ts); here is what that one will not do on demand. */
describe("the client when a Nacos misbehaves", () => {
  test("a list that is not ready or limited for a while is asked for again", async () => {
    await admin.createServer(weather);
    double.inject("content_null", { path: LIST, times: 2 });
    double.inject("limit", { path: LIST });
    expect((await admin.listServers()).map(({ name }) => name)).toEqual(["weather"]);
  });

  test("a list that stays so is not_ready or limited", async () => {
    double.inject("limit", { path: LIST, times: 99 });
    await expect(admin.findListed("weather")).rejects.toMatchObject({ code: "limited" });
  }, 20_000);

  test("a half written window shows as half_written, and passes", async () => {
    double.state.lags.halfWrittenMs = 200;
    await admin.createServer(weather);
    expect(await admin.serverById(ID)).toEqual({ state: "half_written" });
    await expect.poll(() => admin.serverById(ID), { timeout: 4_000 }).toMatchObject({ state: "present" });
  });

  test("a create in which Nacos dies may have happened; an update heals what it left", async () => {
    double.inject("half_written", { method: "POST", path: MCP });
    await expect(admin.createServer(weather)).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: true });
    expect(await admin.serverById(ID)).toEqual({ state: "half_written" });
    await expect(admin.createServer(weather)).rejects.toMatchObject({ code: "conflict" });
    await admin.updateServer(weather);
    expect(await admin.serverById(ID)).toMatchObject({ state: "present" });
  });

  test.each([["cut_before", 0], ["cut_after", 1], ["hang", 0]] as const)("a write whose connection meets %s may have happened, and is not repeated", async (fault, servers) => {
    await admin.listServers();
    double.inject(fault, { method: "POST", path: MCP });
    await expect(admin.createServer(weather)).rejects.toMatchObject({ code: "unavailable", mayHaveHappened: true });
    expect(await admin.listServers()).toHaveLength(servers);
    expect(double.requests.filter(({ method, path }) => method === "POST" && path === MCP)).toHaveLength(1);
  });

  test("a delete waits until the id is forgotten, so that the server can be created again", async () => {
    double.state.lags.deletedMs = 300;
    await admin.createServer(weather);
    expect(await admin.deleteServer(ID)).toBe(true);
    expect(await admin.createServer(weather)).toBe(ID);
  });

  test("a stale index shows the name under another id, and the id as it is", async () => {
    await admin.createServer(weather);
    double.state.staleNames.set("weather", "22222222-2222-5222-8222-222222222222");
    expect(await admin.serverByName("weather")).toEqual({ state: "absent" });
    expect(await admin.serverById(ID)).toMatchObject({ state: "present" });
  });

  test("endpoints lost in a restart are seen, and registering them again heals them", async () => {
    const service = { groupName: "mcp-endpoints", serviceName: "radar::1.0.0" };
    const at = { address: "mcp.acme.example", port: 443 };
    await admin.ensureService(service);
    await admin.registerInstance(service, at);
    await admin.createServer(remote({ id: ID, name: "radar", version: "1.0.0" }));
    double.loseEndpoints();
    expect(await admin.instances(service)).toMatchObject([{ healthy: false }]);
    expect(await admin.serverById(ID)).toMatchObject({ server: { backendEndpoints: [] } });
    await admin.registerInstance(service, at);
    expect(await admin.serverById(ID)).toMatchObject({ server: { backendEndpoints: [{ address: at.address }] } });
  });
});

describe("the client and its token", () => {
  test("a token that Nacos forgot is renewed once, for a write too", async () => {
    await admin.listServers();
    double.users.expireTokens();
    expect(await admin.createServer(weather)).toBe(ID);
    expect(double.users.logins).toBe(2);
  });

  test("an empty answer is a denial, and asked for once more with a new login", async () => {
    double.inject("empty_answer", { path: LIST, times: 2 });
    await expect(admin.listServers()).rejects.toMatchObject({ code: "auth_denied", denial: "credentials" });
    expect(double.users.logins).toBe(2);
    expect(await admin.listServers()).toEqual([]);
  });

  test("a user that was deleted is denied, not empty", async () => {
    await admin.listServers();
    double.users.delete(SYNC_USER.username);
    await expect(admin.listServers()).rejects.toMatchObject({ code: "auth_denied", denial: "credentials" });
  });

  test("a read-only user lacks rights, and costs no login for each refusal", async () => {
    const reader = clientAs(ROUTER_USER);
    for (const _time of [1, 2, 3]) await expect(reader.createServer(weather)).rejects.toMatchObject({ code: "auth_denied", denial: "rights" });
    expect(double.users.logins).toBe(1);
  });

  test("no error holds password or token", async () => {
    double.users.set(SYNC_USER.username, "another-one", "rw");
    const wrong: unknown = await clientAs({ ...SYNC_USER, password: "secret-wrong" }).listServers().catch((error: unknown) => error);
    double.inject("server_error", { path: LIST });
    const broken: unknown = await clientAs({ ...SYNC_USER, password: "another-one" }).listServers().catch((error: unknown) => error);
    const token = double.requests.findLast(({ path }) => path === LIST)?.headers["accesstoken"];
    expect(token).toMatch(/^double\./);
    const text = JSON.stringify([wrong, broken]) + String(wrong) + String(broken);
    for (const secret of ["secret-wrong", "another-one", token ?? "", "accessToken"]) expect(text).not.toContain(secret);
  });

  test("no address may hold credentials", () => {
    for (const url of ["http://nacos:secret@nacos:8848", "ftp://nacos", "http://nacos:8848?accessToken=x"]) {
      expect(() => createNacosAdmin({ baseUrls: [url], namespaceId: "public", credentials: null })).toThrow(/plain http or https/);
    }
  });
});

describe("the client and other generations", () => {
  test.each(["3.0.3", "3.1.0", "3.1.2", "3.2.2", "3.2.3", "3.3.0"])("writes, reads and deletes on %s", async (version) => {
    double.state.version = version;
    expect(await admin.state()).toMatchObject({ version, supported: true });
    await admin.createServer(weather);
    await admin.updateServer(program({ id: ID, name: "weather", version: "2.0.0" }));
    expect(await admin.serverById(ID)).toMatchObject({ state: "present", server: { version: "2.0.0" } });
    expect(await admin.deleteServer(ID)).toBe(true);
    expect(await admin.listServers()).toEqual([]);
  });

  test("deletes one version from 3.2.3 on, and not before", async () => {
    await admin.createServer(weather);
    await admin.updateServer(program({ id: ID, name: "weather", version: "2.0.0" }));
    await expect(admin.deleteVersion(ID, "1.0.0")).rejects.toMatchObject({ code: "unsupported" });
    double.state.version = "3.2.3";
    admin.forget();
    expect(await admin.deleteVersion(ID, "1.0.0")).toBe(true);
    expect(await admin.serverById(ID)).toMatchObject({ server: { allVersions: [{ version: "2.0.0" }] } });
  });

  test("reads entries that others wrote, however odd, and never loses the others for one", async () => {
    await admin.createServer(weather);
    const odd = { id: "x-1", name: "odd", protocol: "carrier-pigeon", enabled: null, versionDetails: "none", latestPublishedVersion: "1" };
    double.state.configs.put("public", { groupName: "mcp-server-versions", dataId: "x-1-mcp-versions.json", content: JSON.stringify({ ...odd, versionDetails: [{ version: "1" }] }) });
    double.state.configs.put("public", { groupName: "mcp-server-versions", dataId: "x-2-mcp-versions.json", content: '{"id":"x-2","versionDetails":[]}' });
    expect((await admin.listServers()).map(({ name, protocol }) => [name, protocol])).toEqual([["weather", "stdio"], ["odd", "carrier-pigeon"]]);
  });
});
