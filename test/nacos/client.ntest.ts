import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { NacosAdmin, Observation, ServiceName } from "@/lib/nacos/client/admin";
import { createNacosAdmin } from "@/lib/nacos/client/create";
import { nacosServerId } from "@/lib/nacos/identity";
import { ENDPOINT_GROUP } from "@/lib/nacos/mapper";
import type { NacosServerDetail } from "@/lib/nacos/schema";
import { adminAs, asAdministrator, nacos } from "./real/nacos";
import { program, remote } from "./servers";

const NAMESPACE_PATH = "/v3/admin/core/namespace";
const MARKER = { groupName: "mcp-registry-sync", dataId: "client-test.json" };

/** Nacos' search pool takes six (nacos.md §1.3). */
const AT_ONCE = 4;

const idOf = (name: string): string => nacosServerId("public", name);
const stdio = (name: string, version = "1.0.0", tool?: string): NacosServerDetail => program({ id: idOf(name), name, version, ...(tool !== undefined && { tool }) });

/** Nacos shows its own writes within moments (nacos.md §1.3); the last answer counts when it never does. */
async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    const value = await ask();
    if (holds(value) || turn === 50) return value;
    await pause(100);
  }
}

const isPresent = (seen: Observation): boolean => seen.state === "present";

async function presentServer(admin: NacosAdmin, id: string): Promise<Extract<Observation, { state: "present" }>["server"]> {
  const seen = await eventually(() => admin.serverById(id), isPresent);
  if (seen.state !== "present") throw new Error(`the server is ${seen.state}`);
  return seen.server;
}

/** Takes the specification away by hand: what a crash inside a create leaves. */
const halve = (admin: NacosAdmin, { id, version }: NacosServerDetail): Promise<void> =>
  admin.deleteConfig({ groupName: "mcp-server", dataId: `${id}-${version}-mcp-server.json` });

describe("our client on a real Nacos 3.1", () => {
  let admin: NacosAdmin;
  beforeAll(() => {
    admin = adminAs();
  });
  afterEach(async () => {
    const left = await admin.listServers();
    for (let from = 0; from < left.length; from += AT_ONCE) await Promise.all(left.slice(from, from + AT_ONCE).map(({ id }) => admin.deleteServer(id)));
  });

  test("tells version and abilities, without signing in", async () => {
    const anonymous = createNacosAdmin({ baseUrls: [nacos().baseUrl], namespaceId: "public", credentials: null });
    expect(await anonymous.ready()).toBe(true);
    expect(await anonymous.state()).toEqual({
      version: nacos().version,
      supported: true,
      standalone: true,
      capabilities: { customIds: true, enabledFlag: true, overrideExisting: false, safeVersionDelete: false, lifecycle: false },
    });
  });

  describe("servers", () => {
    test("creates under our id, and shows the server by id, by name and in the list as it was written", async () => {
      const wanted = stdio("weather");
      expect(await admin.createServer(wanted)).toBe(wanted.id);
      const server = await presentServer(admin, wanted.id);
      const { release_date: _date, ...version } = server.versionDetail ?? {};
      expect(version).toEqual({ version: "1.0.0", is_latest: true });
      expect(server).toMatchObject({ id: wanted.id, name: "weather", protocol: "stdio", description: wanted.description, localServerConfig: wanted.localServerConfig });
      expect(server.toolSpec?.tools).toEqual(wanted.toolSpec?.tools);
      expect(await admin.serverByName("weather")).toEqual({ state: "present", server });
      expect(await admin.findListed("weather")).toMatchObject({ id: wanted.id, latestPublishedVersion: "1.0.0" });
      expect((await admin.listServers()).map(({ id }) => id)).toEqual([wanted.id]);
    });

    test("refuses a name that is there (conflict), and an id of another namespace (id_taken)", async () => {
      const wanted = stdio("taken");
      await admin.createServer(wanted);
      await expect(admin.createServer(wanted)).rejects.toMatchObject({ code: "conflict", mayHaveHappened: false });
      await expect(adminAs(nacos().users.admin, "elsewhere").createServer({ ...wanted, name: "other" })).rejects.toMatchObject({ code: "id_taken" });
    });

    test("an update overwrites the version in place, or adds one that a reader gets at once", async () => {
      await admin.createServer(stdio("moving"));
      await admin.updateServer(stdio("moving", "1.0.0", "changed"));
      const changed = await eventually(() => presentServer(admin, idOf("moving")), ({ toolSpec }) => toolSpec?.tools[0]?.name === "changed");
      expect(changed.toolSpec?.tools.map(({ name }) => name)).toEqual(["changed"]);
      await admin.updateServer(stdio("moving", "2.0.0"));
      const upgraded = await eventually(() => presentServer(admin, idOf("moving")), ({ version }) => version === "2.0.0");
      expect(upgraded.allVersions?.map(({ version, is_latest }) => [version, is_latest])).toEqual([["1.0.0", false], ["2.0.0", true]]);
      expect(await admin.serverVersion(idOf("moving"), "1.0.0")).toMatchObject({ state: "present" });
      expect(await admin.serverVersion(idOf("moving"), "9.9.9")).toEqual({ state: "absent" });
    });

    test("an update of what is not there is not_found, and a delete of it says so", async () => {
      await expect(admin.updateServer(stdio("nowhere"))).rejects.toMatchObject({ code: "not_found", status: 404 });
      expect(await admin.deleteServer(idOf("nowhere"))).toBe(false);
      expect(await admin.serverById(idOf("nowhere"))).toEqual({ state: "absent" });
      expect(await admin.serverByName("nowhere")).toEqual({ state: "absent" });
      expect(await admin.findListed("nowhere")).toBeNull();
    });

    test("sees a half written server, which a create does not heal and an update does", async () => {
      const wanted = stdio("half");
      await admin.createServer(wanted);
      await halve(admin, wanted);
      expect(await eventually(() => admin.serverById(wanted.id), ({ state }) => state === "half_written")).toEqual({ state: "half_written" });
      expect(await admin.findListed("half")).toMatchObject({ id: wanted.id });
      await expect(admin.createServer(wanted)).rejects.toMatchObject({ code: "conflict" });
      await admin.updateServer(wanted);
      expect((await presentServer(admin, wanted.id)).toolSpec?.tools).toEqual(wanted.toolSpec?.tools);
    });

    test("deletes a half written server with nothing left behind", async () => {
      const wanted = stdio("half-gone");
      await admin.createServer(wanted);
      await halve(admin, wanted);
      expect(await admin.deleteServer(wanted.id)).toBe(true);
      expect(await eventually(() => admin.serverById(wanted.id), ({ state }) => state === "absent")).toEqual({ state: "absent" });
      expect((await admin.listConfigs("mcp-tools")).filter(({ dataId }) => dataId.startsWith(wanted.id))).toEqual([]);
    });

    test("a create over what the deletion of a version left is half_written, and an update heals it", async () => {
      const wanted = stdio("orphaned", "2.0.0");
      await admin.createServer(stdio("orphaned", "1.0.0"));
      await admin.updateServer(wanted);
      await eventually(() => presentServer(admin, wanted.id), ({ version }) => version === "2.0.0");
      // By somebody else: it hides the server and leaves the other version's specification (#15359).
      await asAdministrator("DELETE", "/v3/admin/ai/mcp", { namespaceId: "public", mcpId: wanted.id, version: "1.0.0" });
      await eventually(() => admin.serverById(wanted.id), ({ state }) => state === "absent");
      await expect(admin.createServer(wanted)).rejects.toMatchObject({ code: "half_written", status: 410, mayHaveHappened: true });
      // The index that the create wrote shows a moment later.
      await eventually(() => admin.updateServer(wanted).catch((error: unknown) => error), (outcome) => outcome === undefined);
      expect((await presentServer(admin, wanted.id)).version).toBe("2.0.0");
    });

    test("what was deleted can be created again at once, under its id", async () => {
      const wanted = stdio("again");
      for (const _time of [1, 2, 3]) {
        expect(await admin.createServer(wanted)).toBe(wanted.id);
        expect(await admin.deleteServer(wanted.id)).toBe(true);
      }
      expect(await admin.deleteServer(wanted.id)).toBe(false);
    });

    test("refuses to delete one version where Nacos would destroy the server", async () => {
      await admin.createServer(stdio("versions"));
      await expect(admin.deleteVersion(idOf("versions"), "1.0.0")).rejects.toMatchObject({ code: "unsupported" });
      expect(await admin.findListed("versions")).not.toBeNull();
    });

    test("a version that Nacos cannot hold is unreadable, and can be deleted all the same", async () => {
      const wanted = stdio("odd-version", "1.0.0+build");
      await admin.createServer(wanted);
      expect(await eventually(() => admin.serverById(wanted.id), ({ state }) => state === "unreadable")).toEqual({ state: "unreadable" });
      expect(await admin.deleteServer(wanted.id)).toBe(true);
    });

    test("a name that the parameter check refuses is refused by name and there by id", async () => {
      const id = idOf("dotted");
      // Only a write past the check makes one: the form's name is another one (nacos.md §1.3).
      const dotted = { ...stdio("dotted"), name: "acme.dotted" };
      await expect(admin.createServer(dotted)).rejects.toMatchObject({ code: "refused", status: 400 });
      await expect(admin.serverByName("acme.dotted")).rejects.toMatchObject({ code: "refused" });
      expect(await admin.serverById(id)).toEqual({ state: "absent" });
    });

    test("lists more than a page, each server once", async () => {
      const names = Array.from({ length: 104 }, (_, index) => `many-${index}`);
      for (let from = 0; from < names.length; from += AT_ONCE) {
        await Promise.all(names.slice(from, from + AT_ONCE).map((name) => admin.createServer(stdio(name))));
      }
      const listed = await eventually(() => admin.listServers(), (servers) => servers.length === names.length);
      expect(listed.map(({ name }) => name).sort()).toEqual([...names].sort());
    }, 180_000);
  });

  test("two dozen lists at once, more than Nacos takes, are all answered in the end", async () => {
    await admin.createServer(stdio("busy"));
    const lists = await Promise.all(Array.from({ length: 24 }, () => admin.listServers()));
    expect(lists.map((servers) => servers.map(({ name }) => name))).toEqual(lists.map(() => ["busy"]));
  });

  describe("endpoint services", () => {
    const service: ServiceName = { groupName: ENDPOINT_GROUP, serviceName: "radar::1.0.0" };
    const at = { address: "mcp.acme.example", port: 443 };
    const healthy = async (): Promise<boolean> => (await admin.instances(service)).some((instance) => instance.healthy);

    test("a remote is reached through a service of our own; each step may be repeated, and all goes away again", async () => {
      expect(await admin.instances(service)).toEqual([]);
      for (const _again of [1, 2]) {
        await admin.ensureService(service);
        await admin.disableHealthCheck(service);
        await admin.registerInstance(service, at);
      }
      expect(await eventually(healthy, Boolean)).toBe(true);
      expect(await admin.listServices(ENDPOINT_GROUP)).toContainEqual({ name: service.serviceName, groupName: ENDPOINT_GROUP, ipCount: 1, healthyInstanceCount: 1 });

      const wanted = remote({ id: idOf("radar"), name: "radar", version: "1.0.0" });
      await admin.createServer(wanted);
      const server = await presentServer(admin, wanted.id);
      expect(server.backendEndpoints).toEqual(wanted.backendEndpoints);
      expect(server.remoteServerConfig).toEqual(wanted.remoteServerConfig);

      await expect(admin.deleteService(service)).rejects.toMatchObject({ code: "not_ready", nacosCode: 21009 });
      for (const _again of [1, 2]) await admin.deregisterInstance(service, at);
      await eventually(() => admin.instances(service), (left) => left.length === 0);
      expect(await admin.deleteService(service)).toBe(true);
      expect(await eventually(() => admin.deleteService(service), (deleted) => !deleted)).toBe(false);
    });
  });

  describe("the marker", () => {
    test("of two first writers one wins, and a later write needs the content it read", async () => {
      await admin.deleteConfig(MARKER);
      expect(await eventually(() => admin.readConfig(MARKER), (config) => config === null)).toBeNull();
      const outcomes = await Promise.allSettled(["a", "b"].map((owner) => admin.publishConfig(MARKER, JSON.stringify({ owner }), null)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
      const first = await admin.readConfig(MARKER);
      expect(first).toMatchObject({ createUser: nacos().users.sync.username });
      await admin.publishConfig(MARKER, '{"owner":"c"}', first?.md5 ?? "");
      await expect(admin.publishConfig(MARKER, '{"owner":"d"}', first?.md5 ?? "")).rejects.toMatchObject({ code: "conflict" });
      expect((await admin.readConfig(MARKER))?.content).toBe('{"owner":"c"}');
    });
  });

  describe("credentials", () => {
    test("a wrong password and an unknown user are told apart from all else, and never repeated", async () => {
      for (const user of [{ username: nacos().users.sync.username, password: "secret-wrong" }, { username: "nobody", password: "secret-wrong" }]) {
        const denied: unknown = await adminAs(user).listServers().catch((error: unknown) => error);
        expect(denied).toMatchObject({ code: "auth_denied", denial: "credentials" });
        expect(JSON.stringify(denied) + String(denied)).not.toContain("secret-wrong");
      }
    });

    test("a read-only user reads, and a write of it is a lack of rights", async () => {
      const reader = adminAs(nacos().users.router);
      expect(await reader.listServers()).toEqual([]);
      await expect(reader.createServer(stdio("forbidden"))).rejects.toMatchObject({ code: "auth_denied", denial: "rights", mayHaveHappened: false });
    });

    test("rights that are taken away are missed at once, and are there again without a new client", async () => {
      const permission = { role: "GH_SYNC", resource: "public:*:*", action: "rw" };
      await admin.listServers();
      await asAdministrator("DELETE", "/v3/auth/permission", permission);
      try {
        await expect(admin.listServers()).rejects.toMatchObject({ code: "auth_denied", denial: "rights" });
      } finally {
        await asAdministrator("POST", "/v3/auth/permission", permission);
      }
      expect(await admin.listServers()).toEqual([]);
    });
  });

  describe("namespaces", () => {
    test("only an administrator learns whether one exists; a writer learns that it may not know", async () => {
      const global = adminAs(nacos().users.admin, "client-test");
      expect(await global.namespaceState()).toBe("absent");
      expect(await adminAs(nacos().users.sync, "client-test").namespaceState()).toBe("unknown");
      for (const _again of [1, 2]) await global.createNamespace("client test", "made by a test");
      expect(await global.namespaceState()).toBe("present");
      expect(await admin.namespaceState()).toBe("present");
      await asAdministrator("DELETE", NAMESPACE_PATH, { namespaceId: "client-test" });
    });
  });
});
