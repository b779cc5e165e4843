import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { syncTarget } from "./sync";
import { readTarget } from "./target-service";

useInstallation();

const place = useNacosPlace();
const { list, standing, suspend } = place;

describe("what is decided while nothing can be written", () => {
  it("stands there when Nacos is back after a while: what was suspended is gone before anything new comes", async () => {
    const old = ["old-a", "old-b", "old-c"];
    for (const word of old) await list(word);
    const id = await place.target();
    await syncUntilDone(id);
    await place.nacos.goAway();
    for (let index = 0; index < 8; index += 1) await list(`new-${index}`);
    for (const word of old) await suspend(word);
    await syncUntilDone(id, undefined, 4);
    const away = await readTarget(place.admin.viewer, id);
    expect([away.trouble?.code, away.waitingRemovals, away.servers.pending]).toEqual(["unavailable", 3, 11]);
    expect(away.lagSeconds).toBeGreaterThan(0);
    const before = await prisma().syncEvent.count({ where: { targetId: id } });
    await place.nacos.comeBack();
    await syncUntilDone(id);
    const events = await prisma().syncEvent.findMany({ where: { targetId: id }, orderBy: { id: "asc" }, skip: before });
    expect(events.slice(0, 3).map(({ action }) => action)).toEqual(["deleted", "deleted", "deleted"]);
    expect([await standing(), (await readTarget(place.admin.viewer, id)).lagSeconds]).toEqual([Array.from({ length: 8 }, (_, index) => `new-${index} 1.0.0`), 0]);
  });
});

describe("approvals and suspensions at once, while several workers write", () => {
  it("end with exactly what the catalog serves", async () => {
    const words = ["a", "b", "c", "d", "e", "f"];
    const id = await place.target();
    let isOver = false;
    const writer = async () => {
      while (!isOver) {
        await syncTarget(id, { writesPerSecond: 1000, runMs: 300 });
        await prisma().syncItem.updateMany({ where: { targetId: id, state: "pending" }, data: { nextAt: new Date() } });
      }
    };
    for (const word of words) await list(word);
    const writers = [writer(), writer()];
    await Promise.all(words.map(async (word, index) => {
      // The suspension of one version meets the approval of the next.
      await Promise.all([suspend(word), list(word, "2.0.0")]);
      if (index % 2 === 0) await suspend(word, "2.0.0");
    })).finally(() => (isOver = true));
    await Promise.all(writers);
    await syncUntilDone(id);
    expect(await standing()).toEqual(["b 2.0.0", "d 2.0.0", "f 2.0.0"]);
    expect(Object.values(await itemsOf(id))).toEqual(["synced", "synced", "synced"]);
  });
});
