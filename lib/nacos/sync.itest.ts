import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caller } from "@/lib/access/schema";
import { suspendListing } from "@/lib/catalog/suspension";
import { prisma } from "@/lib/db/client";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenCatalog, givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { demandDriftPass, givenTarget, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { type NacosDouble, ROUTER_USER, startNacosDouble, SYNC_USER } from "@/test/nacos/double/start";
import { program } from "@/test/nacos/servers";
import type { NacosAdmin } from "./client/admin";
import { createNacosAdmin } from "./client/create";
import { connectTarget } from "./connect";
import { nacosServerId } from "./identity";
import { NOTICE_NAME } from "./name";
import { syncTarget } from "./sync";
import { resolveConflict, syncNow, syncServer, targetServer, testTarget } from "./target-acts-service";
import { patchTarget, readTarget } from "./target-service";

useInstallation();

let nacos: NacosDouble;
let admin: Caller;
let hand: NacosAdmin;
let slug: string;
let count = 0;

beforeAll(async () => {
  nacos = await startNacosDouble();
  admin = signedIn(await givenPerson("Root", ["admin"]));
});
afterAll(() => nacos.stop());
beforeEach(async () => {
  slug = `cat-${++count}`;
  await givenCatalog(slug);
  hand = createNacosAdmin({ baseUrls: [nacos.baseUrl], namespaceId: slug, credentials: SYNC_USER });
});

const target = (more = {}) => givenTarget(admin, nacos.baseUrl, { name: slug, catalog: slug, namespaceId: slug, ...more });
const listed = (name: string, version = "1.0.0", more = {}) => givenListedVersion({ name, version, catalog: slug, ...more });
/** Without the notice of an empty catalog. */
const names = async () => (await hand.listServers()).map(({ name }) => name).filter((name) => name !== NOTICE_NAME).sort();
const versionOf = async (name: string) => {
  const seen = await hand.serverByName(name);
  return seen.state === "present" ? seen.server.version : seen.state;
};
const server = (word: string) => `com.${slug}/${word}`;
const nacosNameOf = (word: string) => `com-${slug}-${word}`;
const suspend = (word: string, version = "1.0.0") => suspendListing(admin, slug, { server: server(word), version }, "stolen key");

describe("a target", () => {
  it("gets what the catalog lists already, and every decision after that", async () => {
    await listed(server("a"));
    const id = await target();
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "synced" });
    await listed(server("b"));
    await listed(server("a"), "1.1.0");
    expect(await itemsOf(id)).toEqual({ [server("a")]: "pending", [server("b")]: "pending" });
    await syncUntilDone(id);
    expect([await names(), await versionOf(nacosNameOf("a")), await versionOf(nacosNameOf("b"))]).toEqual([[nacosNameOf("a"), nacosNameOf("b")], "1.1.0", "1.0.0"]);
    expect(await prisma().syncEvent.count({ where: { targetId: id, action: "created" } })).toBe(2);
  });

  it("loses what is suspended, and falls back to the version before", async () => {
    await listed(server("a"));
    await listed(server("a"), "2.0.0");
    await listed(server("b"));
    const id = await target();
    await syncUntilDone(id);
    await suspend("a", "2.0.0");
    await suspend("b");
    await syncUntilDone(id);
    expect([await names(), await versionOf(nacosNameOf("a"))]).toEqual([[nacosNameOf("a")], "1.0.0"]);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "synced" });
  });

  it("says why it cannot hold a version, and holds no broken entry", async () => {
    await listed(server("plus"), "1.0.0+build.1");
    const id = await target();
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("plus")]: "refused: version_not_servable" });
    expect(await names()).toEqual([]);
  });

  it("gives two servers whose names meet other names, also the one that was there first", async () => {
    await listed(`com.${slug}/a-b`);
    const id = await target();
    await syncUntilDone(id);
    expect(await names()).toEqual([nacosNameOf("a-b")]);
    await listed(`com.${slug}/a.b`);
    await syncUntilDone(id);
    expect(await names()).toEqual([expect.stringMatching(/-[0-9a-f]{8}$/), expect.stringMatching(/-[0-9a-f]{8}$/)]);
    expect(Object.values(await itemsOf(id))).toEqual(["synced", "synced"]);
  });

  it("is written to by one process at a time", async () => {
    for (const word of ["a", "b", "c"]) await listed(server(word));
    const id = await target();
    await Promise.all([1, 2, 3, 4].map(() => syncTarget(id, { writesPerSecond: 1000 })));
    await syncUntilDone(id);
    expect(await prisma().syncEvent.count({ where: { targetId: id, action: "created" } })).toBe(3);
    expect(await names()).toHaveLength(3);
  });

  it("is never taken for somebody else's by a process that waited for the lease", async () => {
    await listed(server("a"));
    const id = await target();
    // Each of them reads the target at once, and most of them get the lease after another one wrote the marker.
    for (let turn = 0; turn < 5; turn += 1) {
      await demandDriftPass(id);
      await Promise.all([0, 20, 40, 60, 80].map(async (ms) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        await syncTarget(id, { writesPerSecond: 1000 });
      }));
    }
    expect((await readTarget(admin.viewer, id)).trouble).toBeNull();
  });

  it("takes a suspension that comes while an approval is being written", async () => {
    await listed(server("a"));
    const id = await target();
    let suspended: Promise<unknown> | null = null;
    await syncUntilDone(id, (client) => new Proxy(client, {
      get(nacosAdmin, name) {
        const method: unknown = Reflect.get(nacosAdmin, name);
        if (name !== "createServer") return method;
        return async (wanted: Parameters<NacosAdmin["createServer"]>[0]) => {
          suspended ??= suspend("a");
          await suspended;
          return nacosAdmin.createServer(wanted);
        };
      },
    }));
    expect([await names(), await itemsOf(id)]).toEqual([[], {}]);
  });
});

describe("trouble", () => {
  it.each(["content_null", "limit", "server_error", "cut_before", "cut_after", "half_written"] as const)("%s costs nothing but time", async (fault) => {
    await listed(server("a"));
    const id = await target();
    nacos.inject(fault, { method: "POST", path: "/v3/admin/ai/mcp", times: 1 });
    nacos.inject(fault === "half_written" ? "limit" : fault, { method: "GET", path: "/v3/admin/ai/mcp/list", times: 2 });
    await syncUntilDone(id);
    expect(nacos.heal()).toBe(0);
    expect([await itemsOf(id), await versionOf(nacosNameOf("a"))]).toEqual([{ [server("a")]: "synced" }, "1.0.0"]);
  });

  it("a Nacos that is away opens the breaker, and everything stands there when it is back", async () => {
    await listed(server("a"));
    const id = await target();
    await nacos.goAway();
    await syncUntilDone(id, undefined, 4);
    const away = await readTarget(admin.viewer, id);
    expect([away.trouble?.reason, away.servers.pending]).toEqual([expect.any(String), 1]);
    expect(await syncTarget(id)).toBeInstanceOf(Date);
    await listed(server("b"));
    await nacos.comeBack();
    await syncUntilDone(id);
    expect([await names(), (await readTarget(admin.viewer, id)).trouble]).toEqual([[nacosNameOf("a"), nacosNameOf("b")], null]);
  });

  it("a user that may only read is said, and nothing is lost", async () => {
    await listed(server("a"));
    const id = await target(ROUTER_USER);
    await syncUntilDone(id, undefined, 3);
    const denied = await readTarget(admin.viewer, id);
    expect(denied.trouble?.reason).toMatch(/may not do that/);
    await patchTarget(admin, id, SYNC_USER);
    await syncUntilDone(id);
    expect([await itemsOf(id), await names()]).toEqual([{ [server("a")]: "synced" }, [nacosNameOf("a")]]);
  });

});

describe("drift", () => {
  const synced = async (drift: "report" | "repair" | "enforce") => {
    await listed(server("a"), "1.0.0", { surface: { tools: [{ name: "forecast", description: "Forecast", inputSchema: { type: "object", properties: {} } }], prompts: [], resources: [] } });
    await listed(server("b"));
    const id = await target({ drift });
    await syncUntilDone(id);
    return id;
  };
  const edit = async () => {
    const seen = await hand.serverByName(nacosNameOf("a"));
    if (seen.state !== "present") throw new Error("not there");
    const rug = program({ id: seen.server.id, name: nacosNameOf("a"), version: "9.9.9", tool: "rug" });
    await hand.updateServer({ ...rug, namespaceId: slug });
    await hand.deleteServer(nacosServerId(slug, server("b")));
    await hand.createServer({ ...program({ id: "44444444-4444-4444-8444-444444444444", name: `stranger-${slug}`, version: "1.0.0" }), id: `44444444-4444-4444-8444-${String(count).padStart(12, "0")}` });
  };
  const findings = async (id: string) => (await prisma().syncFinding.findMany({ where: { targetId: id, closedAt: null }, orderBy: { kind: "asc" } })).map(({ kind }) => kind);

  it("is reported, with both sides, and left as it is", async () => {
    const id = await synced("report");
    await edit();
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "drifted: version_added", [server("b")]: "drifted: missing" });
    expect([await versionOf(nacosNameOf("a")), await findings(id)]).toEqual(["9.9.9", ["extra", "tools_changed"]]);
    const { desired, observed } = await targetServer(admin.viewer, id, server("a"));
    expect([desired, observed]).toEqual([expect.objectContaining({ content: expect.objectContaining({ version: "1.0.0" }) as unknown }), expect.objectContaining({ content: expect.objectContaining({ version: "9.9.9" }) as unknown })]);
    await syncNow(admin, id, false);
    await syncUntilDone(id);
    expect([await itemsOf(id), await versionOf(nacosNameOf("a")), await findings(id)]).toEqual([{ [server("a")]: "synced", [server("b")]: "synced" }, "1.0.0", ["extra"]]);
  });

  it("is looked for again when somebody asks while a look is under way", async () => {
    const id = await synced("report");
    await demandDriftPass(id);
    // After the list was read that the pass goes by.
    const askMeanwhile = (reader: NacosAdmin) =>
      Object.assign(Object.create(reader) as NacosAdmin, {
        listServers: async () => {
          const listed = await reader.listServers();
          await demandDriftPass(id);
          return listed;
        },
      });
    await syncTarget(id, { writesPerSecond: 1000, connect: async (target) => askMeanwhile(await connectTarget(target)) });
    await edit();
    await syncUntilDone(id);
    expect(await itemsOf(id)).toMatchObject({ [server("b")]: "drifted: missing" });
  });

  it("is undone and told as soon as somebody chooses that it be", async () => {
    const id = await synced("report");
    await edit();
    await patchTarget(admin, id, { drift: "repair" });
    await syncUntilDone(id);
    expect([await versionOf(nacosNameOf("a")), await findings(id)]).toEqual(["1.0.0", ["extra", "tools_changed"]]);
  });

  it("is repaired, and strangers are left alone", async () => {
    const id = await synced("repair");
    await edit();
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect([await versionOf(nacosNameOf("a")), await names()]).toEqual(["1.0.0", [nacosNameOf("a"), nacosNameOf("b"), `stranger-${slug}`]]);
  });

  it("is ended, strangers too, where nothing else may stand", async () => {
    const id = await synced("enforce");
    await edit();
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await names()).toEqual([nacosNameOf("a"), nacosNameOf("b")]);
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await findings(id)).toEqual([]);
  });

  it("a remote whose endpoint a restart lost is reachable again", async () => {
    await listed(server("far"), "1.0.0", { manifest: { packages: [], remotes: [{ type: "sse", url: "https://mcp.acme.example/sse" }] } });
    const id = await target({ drift: "repair" });
    await syncUntilDone(id);
    const service = { groupName: "mcp-endpoints", serviceName: `${nacosNameOf("far")}::1.0.0` };
    await hand.deregisterInstance(service, { address: "mcp.acme.example", port: 443 });
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await hand.instances(service)).toEqual([expect.objectContaining({ ip: "mcp.acme.example", port: 443, healthy: true })]);
    await suspend("far");
    await syncUntilDone(id);
    expect((await hand.listServices("mcp-endpoints")).filter(({ name }) => name.startsWith(nacosNameOf("far")))).toEqual([]);
  });
});

describe("somebody else", () => {
  const foreign = async (more = {}) => {
    await listed(server("a"));
    const id = "55555555-5555-4555-8555-" + String(count).padStart(12, "0");
    await hand.createServer({ ...program({ id, name: nacosNameOf("a"), version: "0.1.0" }), namespaceId: slug, ...more });
    return id;
  };

  /** The entry of a, which somebody gave the name of b just before b was approved. Returns its id. */
  const renamedByHand = async (id: string) => {
    await listed(server("a"));
    await syncUntilDone(id);
    const entry = await hand.serverByName(nacosNameOf("a"));
    if (entry.state !== "present") throw new Error(entry.state);
    await hand.updateServer({ ...entry.server, name: nacosNameOf("b") } as Parameters<typeof hand.updateServer>[0]);
    await listed(server("b"));
    return entry.server.id;
  };

  it("who has the name keeps it until a person decides to replace the entry", async () => {
    await foreign();
    const id = await target();
    await syncUntilDone(id);
    expect([await itemsOf(id), await versionOf(nacosNameOf("a"))]).toEqual([{ [server("a")]: "conflict: name_taken" }, "0.1.0"]);
    await resolveConflict(admin, id, server("a"), { decision: "replace", reason: "it is ours" });
    await syncUntilDone(id);
    expect([await itemsOf(id), await versionOf(nacosNameOf("a"))]).toEqual([{ [server("a")]: "synced" }, "1.0.0"]);
  });

  it("whose entry is adopted keeps its id", async () => {
    const otherId = await foreign();
    const id = await target();
    await syncUntilDone(id);
    await resolveConflict(admin, id, server("a"), { decision: "adopt", reason: "it is ours" });
    await syncUntilDone(id);
    const seen = await hand.serverByName(nacosNameOf("a"));
    expect(seen).toMatchObject({ state: "present", server: { id: otherId, version: "1.0.0" } });
    expect(await itemsOf(id)).toEqual({ [server("a")]: "synced" });
  });

  it("whose entry is another server's, renamed by hand, is not given away", async () => {
    const id = await target();
    await renamedByHand(id);
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "synced", [server("b")]: "conflict: name_taken" });
    for (const decision of ["adopt", "replace"] as const) {
      await expect(resolveConflict(admin, id, server("b"), { decision, reason: "it has our name" })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(server("a")) });
    }
    for (const name of ["a", "b"]) {
      await syncServer(admin, id, server(name));
      await syncUntilDone(id);
    }
    expect([await itemsOf(id), await names()]).toEqual([{ [server("a")]: "synced", [server("b")]: "synced" }, [nacosNameOf("a"), nacosNameOf("b")]]);
  });

  it("whose entry is another server's is not taken where nothing else may stand either", async () => {
    const id = await target({ drift: "enforce" });
    const entryId = await renamedByHand(id);
    await syncTarget(id, { writesPerSecond: 1000 });
    expect([await itemsOf(id), await hand.serverById(entryId)]).toMatchObject([{ [server("b")]: "conflict: name_taken" }, { state: "present" }]);
    await demandDriftPass(id);
    await syncUntilDone(id);
    // Then its owner has its own name again, and the next try finds the place free.
    await syncUntilDone(id);
    expect([await itemsOf(id), await names()]).toEqual([{ [server("a")]: "synced", [server("b")]: "synced" }, [nacosNameOf("a"), nacosNameOf("b")]]);
  });

  it("who was given an entry keeps it when the server it came from is taken away", async () => {
    const id = await target();
    const entryId = await foreign();
    await prisma().$executeRaw`INSERT INTO sync_origin (target_id, server_id, nacos_id, nacos_name, digest)
      SELECT ${id}::uuid, v.server_id, ${entryId}, ${nacosNameOf("a")}, r.digest FROM version v JOIN manifest_revision r ON r.version_id = v.id JOIN server s ON s.id = v.server_id WHERE s.name = ${server("a")}`;
    await listed(server("b"));
    await prisma().syncItem.updateMany({ where: { targetId: id, server: { name: server("b") } }, data: { adoptedId: entryId } });
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "conflict: name_taken", [server("b")]: "synced" });
    await suspend("a");
    await syncUntilDone(id);
    expect([await itemsOf(id), await hand.serverById(entryId)]).toMatchObject([{ [server("b")]: "synced" }, { state: "present", server: { name: nacosNameOf("b") } }]);
    expect([Object.keys(await itemsOf(id)), await prisma().syncEvent.count({ where: { targetId: id, action: "deleted", serverName: server("a") } })]).toEqual([[server("b")], 0]);
  });

  it("who claims the namespace is let alone until a person takes it over", async () => {
    await listed(server("a"));
    await hand.publishConfig({ groupName: "mcp-registry-sync", dataId: "sync-state.json" }, JSON.stringify({ owner: "gatehouse/other", generation: 3 }), null);
    const id = await target();
    await syncUntilDone(id, undefined, 2);
    expect([await names(), (await readTarget(admin.viewer, id)).trouble?.reason]).toEqual([[], expect.stringMatching(/gatehouse\/other/)]);
    expect((await testTarget(admin, id)).steps.at(-1)).toMatchObject({ name: "marker", ok: false });
    await syncNow(admin, id, true);
    await syncUntilDone(id);
    expect([await names(), (await readTarget(admin.viewer, id)).trouble]).toEqual([[nacosNameOf("a")], null]);
  });
});
