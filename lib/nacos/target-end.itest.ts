import { describe, expect, it } from "vitest";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { demandDriftPass, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { program } from "@/test/nacos/servers";
import { openPassword, sealPassword } from "./target-password";
import { dryRun, syncServer, targetFindings, testTarget } from "./target-acts-service";
import { removeTarget, withdrawTarget } from "./target-removal-service";
import { sealedPasswordOf } from "./target-repository";
import { patchTarget, readTarget } from "./target-service";

useInstallation();

const place = useNacosPlace();
const { list, listRemote, standing, suspend, server, nacosName } = place;
const MARKER = { groupName: "mcp-registry-sync", dataId: "sync-state.json" };

describe("an emptied catalog", () => {
  it("has one harmless notice there, so that routers drop what they saw last, and loses it when a server is listed", async () => {
    await list("a");
    const id = await place.target({ drift: "enforce" });
    await syncUntilDone(id);
    expect(await standing()).toEqual(["a 1.0.0"]);
    await suspend("a");
    await syncUntilDone(id);
    expect(await standing()).toEqual(["registry-notice 1.0.0"]);
    // It is ours: no finding, and the strictest policy leaves it.
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect([await standing(), await targetFindings(place.admin.viewer, id, 10)]).toEqual([["registry-notice 1.0.0"], []]);
    await list("b");
    await syncUntilDone(id);
    expect(await standing()).toEqual(["b 1.0.0"]);
  });

  it("gets its notice back when somebody deleted it, and none where others' entries are listed", async () => {
    const id = await place.target();
    await syncUntilDone(id);
    const [notice] = await place.hand.listServers();
    await place.hand.deleteServer(notice?.id ?? "");
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await standing()).toEqual(["registry-notice 1.0.0"]);
    await place.hand.createServer({ ...program({ id: "66666666-6666-4666-8666-666666666666", name: "stranger", version: "1.0.0" }), namespaceId: place.slug });
    await place.hand.deleteServer(notice?.id ?? "");
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await standing()).toEqual(["stranger 1.0.0"]);
  });
});

describe("a target that is deleted", () => {
  it("leaves everything there, unless it is withdrawn: then it takes everything of its own with it, and nothing else", async () => {
    await list("a");
    await listRemote("far");
    const id = await place.target();
    await syncUntilDone(id);
    await place.hand.createServer({ ...program({ id: "77777777-7777-4777-8777-777777777777", name: "stranger", version: "1.0.0" }), namespaceId: place.slug });
    await place.nacos.goAway();
    expect(await withdrawTarget(place.admin, id)).toMatchObject({ removing: true, servers: { pending: 2 }, waitingRemovals: 2 });
    await syncUntilDone(id, undefined, 3);
    expect(await readTarget(place.admin.viewer, id)).toMatchObject({ removing: true, trouble: { code: "unavailable" } });
    await place.nacos.comeBack();
    await list("late");
    await syncUntilDone(id);
    expect([await standing(), (await place.hand.listServices("mcp-endpoints")).map(({ name }) => name), await place.hand.readConfig(MARKER)]).toEqual([["stranger 1.0.0"], [], null]);
    await expect(readTarget(place.admin.viewer, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await prisma().auditEntry.count({ where: { action: { in: ["target.withdraw", "target.delete"] }, object: place.slug } })).toBe(2);
  });
});

describe("a removal that Nacos answers with nonsense", () => {
  it("is tried again on a paused target, and while a target is withdrawn", async () => {
    for (const word of ["a", "b", "c"]) await list(word);
    const id = await place.target();
    await syncUntilDone(id);
    const refuseOnce = () => { place.nacos.inject("html", { method: "DELETE", path: "/v3/admin/ai/mcp", times: 1 }); };
    await patchTarget(place.admin, id, { paused: true });
    await suspend("a");
    refuseOnce();
    await syncUntilDone(id);
    expect([place.nacos.heal(), await standing(), await itemsOf(id)]).toEqual([0, ["b 1.0.0", "c 1.0.0"], { [server("b")]: "synced", [server("c")]: "synced" }]);
    await withdrawTarget(place.admin, id);
    refuseOnce();
    await syncUntilDone(id);
    expect([place.nacos.heal(), await standing()]).toEqual([0, []]);
    await expect(readTarget(place.admin.viewer, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a target that moves", () => {
  const elsewhere = "http://127.0.0.2:8848/nacos";

  it("never takes its stored password to another host", async () => {
    const id = await place.target({ paused: true });
    for (const patch of [{ url: elsewhere }, { urls: [elsewhere] }, { url: elsewhere, username: "somebody" }]) {
      await expect(patchTarget(place.admin, id, patch)).rejects.toMatchObject({ code: "invalid_request", detail: expect.stringMatching(/Enter the password again/) as string });
    }
    const path = `${new URL(place.nacos.baseUrl).origin}/other`;
    expect(await patchTarget(place.admin, id, { url: path })).toMatchObject({ url: path });
    expect(await patchTarget(place.admin, id, { url: elsewhere, password: "new" })).toMatchObject({ url: elsewhere });
    // Without a user none is sent, and none is kept for the next one.
    await patchTarget(place.admin, id, { url: place.nacos.baseUrl, username: "" });
    expect(openPassword(config().secret, id, (await sealedPasswordOf(id)) ?? "")).toBe("");
  });

  it("keeps its address while it is withdrawn", async () => {
    await list("a");
    const id = await place.target();
    await syncUntilDone(id);
    await withdrawTarget(place.admin, id);
    for (const patch of [{ url: elsewhere, password: "new" }, { urls: [elsewhere], password: "new" }]) {
      await expect(patchTarget(place.admin, id, patch)).rejects.toMatchObject({ code: "conflict", detail: expect.stringMatching(/being withdrawn/) as string });
    }
    await patchTarget(place.admin, id, { password: "gh-sync" });
    await syncUntilDone(id);
    expect(await standing()).toEqual([]);
  });
});

describe("a password that was sealed with another secret", () => {
  it("is said in words, stops nothing else, and is mended by entering it again", async () => {
    await list("a");
    const id = await place.target();
    const sealedPassword = sealPassword(`${config().secret} of last year`, id, "whatever");
    await prisma().$executeRaw`ALTER TABLE sync_target DISABLE TRIGGER demand_record`;
    await prisma().syncTarget.update({ where: { id }, data: { sealedPassword } });
    await prisma().$executeRaw`ALTER TABLE sync_target ENABLE TRIGGER demand_record`;
    await syncUntilDone(id, undefined, 3);
    expect((await readTarget(place.admin.viewer, id)).trouble).toMatchObject({ code: "sealed", reason: expect.stringMatching(/Enter it again/) as string });
    expect(await testTarget(place.admin, id)).toMatchObject({ ok: false, steps: [{ name: "sign_in", ok: false }] });
    await expect(dryRun(place.admin, id)).rejects.toMatchObject({ code: "conflict" });
    expect(await itemsOf(id)).toEqual({ [server("a")]: "pending" });
    await patchTarget(place.admin, id, { password: "gh-sync" });
    await syncUntilDone(id);
    expect([await standing(), (await readTarget(place.admin.viewer, id)).trouble]).toEqual([["a 1.0.0"], null]);
    await prisma().$executeRaw`ALTER TABLE sync_target DISABLE TRIGGER demand_record`;
    await prisma().syncTarget.update({ where: { id }, data: { sealedPassword } });
    await prisma().$executeRaw`ALTER TABLE sync_target ENABLE TRIGGER demand_record`;
    await removeTarget(place.admin, id);
  });
});

describe("an endpoint that a restart of Nacos lost", () => {
  it("is a finding where drift is only reported, and one call repairs it", async () => {
    await listRemote("far");
    await list("a");
    const id = await place.target({ drift: "report" });
    await syncUntilDone(id);
    const service = { groupName: "mcp-endpoints", serviceName: `${nacosName("far")}::1.0.0` };
    await place.hand.deregisterInstance(service, { address: "mcp.acme.example", port: 443 });
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "synced", [server("far")]: "drifted: endpoints_lost" });
    expect(await targetFindings(place.admin.viewer, id, 10)).toMatchObject([{ kind: "endpoints_lost", server: server("far") }]);
    await syncServer(place.admin, id, server("far"));
    await syncUntilDone(id);
    expect(await place.hand.instances(service)).toMatchObject([{ ip: "mcp.acme.example", healthy: true }]);
    expect([await itemsOf(id), await targetFindings(place.admin.viewer, id, 10)]).toEqual([{ [server("a")]: "synced", [server("far")]: "synced" }, []]);
  });
});
