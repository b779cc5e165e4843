import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { config, setConfig } from "@/lib/config/config";
import type { NacosAdmin } from "@/lib/nacos/client/admin";
import { serverHash } from "@/lib/nacos/canonical";
import { removeTarget } from "@/lib/nacos/target-removal-service";
import { runImport } from "@/lib/upstream/import-run";
import { viewImport } from "@/lib/upstream/import-service";
import { importFromTarget, previewTargetImport } from "@/lib/upstream/target-import-service";
import { signedIn } from "@/test/fixtures/callers";
import { givenCatalogWithPolicy, useInstallation } from "@/test/fixtures/installation";
import { givenPerson } from "@/test/fixtures/people";
import { demandDriftPass, givenTarget, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { adminAs, nacos } from "./real/nacos";
import { program, remote } from "./servers";

useInstallation();

const WRITES: readonly (keyof NacosAdmin)[] = ["createServer", "updateServer", "deleteServer", "deleteVersion", "ensureService", "disableHealthCheck", "registerInstance", "deregisterInstance", "deleteService"];

/** The same client, which writes down what it was asked to change. */
function watched(admin: NacosAdmin, writes: string[]): NacosAdmin {
  return new Proxy(admin, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]) => {
        if (WRITES.includes(name as keyof NacosAdmin)) writes.push(String(name));
        return (member as (...parts: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

test("what stands in a real Nacos is imported and listed, and the sync writes nothing to it", async () => {
  setConfig({ ...config(), dataDir: mkdtempSync(path.join(tmpdir(), "gatehouse-nacos-import-")) });
  const hand = adminAs();
  const admin = signedIn(await givenPerson("Importer", ["admin"]));
  const slug = `imp${process.pid}`;
  const idOf = (n: number) => `66666666-6666-4666-8${String(n).padStart(3, "0")}-${String(process.pid).padStart(12, "0")}`;
  await givenCatalogWithPolicy(slug, { allowImport: true });
  const local = { ...program({ id: idOf(1), name: `${slug}-local`, version: "1.0.0" }), description: "查询天气：任意城市的天气预报与预警。".repeat(10) };
  const far = remote({ id: idOf(2), name: `${slug}-far`, version: "2.1.0" });
  const service = { groupName: "mcp-endpoints", serviceName: `${slug}-far::2.1.0` };
  await hand.createServer(local);
  await hand.ensureService(service);
  await hand.disableHealthCheck(service);
  await hand.registerInstance(service, { address: "mcp.acme.example", port: 443 });
  await expect.poll(() => hand.instances(service), { timeout: 45_000 }).toHaveLength(1);
  await hand.createServer(far);
  const targetId = await givenTarget(admin, nacos().baseUrl, { name: slug, catalog: slug, ...nacos().users.sync });
  try {
    const standing = async () => Promise.all([idOf(1), idOf(2)].map(async (id) => {
      const seen = await hand.serverById(id);
      return seen.state === "present" ? `${seen.server.name} ${serverHash(seen.server)}` : seen.state;
    }));
    const before = await standing();
    const { items } = await previewTargetImport(admin.viewer, targetId, `com.${slug}`);
    const ours = items.filter(({ nacosName }) => nacosName.startsWith(slug));
    expect(ours.map(({ server, mapping, firstSync }) => [server, mapping, firstSync?.outcome])).toEqual([
      [`com.${slug}/${slug}-far`, "whole", "nothing"],
      [`com.${slug}/${slug}-local`, "whole", "nothing"],
    ]);
    const chosen = ours.map(({ id, digest }) => ({ id, digest: digest ?? "" }));
    const { id } = await importFromTarget(admin, targetId, { namespace: `com.${slug}`, list: true, reason: "moving in", entries: chosen });
    await runImport(id);
    expect((await viewImport(admin.viewer, id, { from: 0, limit: 10 })).summary).toMatchObject({ state: "done", listed: 2, refused: 0 });
    const writes: string[] = [];
    await syncUntilDone(targetId, (client) => watched(client, writes));
    await demandDriftPass(targetId);
    await syncUntilDone(targetId, (client) => watched(client, writes));
    expect(await itemsOf(targetId)).toEqual({ [`com.${slug}/${slug}-far`]: "synced", [`com.${slug}/${slug}-local`]: "synced" });
    expect([writes, await standing()]).toEqual([[], before]);
  } finally {
    await removeTarget(admin, targetId);
    for (const each of [idOf(1), idOf(2)]) await hand.deleteServer(each);
  }
}, 120_000);
