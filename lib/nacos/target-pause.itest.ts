import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { syncNow } from "./target-acts-service";
import { patchTarget, readTarget } from "./target-service";

useInstallation();

const place = useNacosPlace();
const { list, standing, suspend, server } = place;
const writes = () => place.nacos.requests.filter(({ method, path }) => method !== "GET" && path !== "/v3/auth/user/login").length;

describe("a paused target", () => {
  it("made paused writes nothing at all, not even its claim, until it is resumed", async () => {
    await list("a");
    await list("b");
    await suspend("b");
    const before = writes();
    const id = await place.target({ paused: true });
    await syncUntilDone(id);
    expect([writes() - before, await standing(), await itemsOf(id)]).toEqual([0, [], { [server("a")]: "pending", [server("b")]: "pending" }]);
    await expect(syncNow(place.admin, id, false)).rejects.toMatchObject({ code: "conflict" });
    await patchTarget(place.admin, id, { paused: false });
    await syncUntilDone(id);
    expect([await standing(), await itemsOf(id)]).toEqual([["a 1.0.0"], { [server("a")]: "synced" }]);
  });

  it("takes away what is suspended, and holds back all else", async () => {
    await list("a");
    await list("b");
    await list("b", "2.0.0");
    const id = await place.target();
    await syncUntilDone(id);
    await patchTarget(place.admin, id, { paused: true });
    await list("a", "2.0.0");
    await list("c");
    await suspend("b", "2.0.0");
    expect((await readTarget(place.admin.viewer, id)).waitingRemovals).toBe(1);
    await syncUntilDone(id);
    // This Nacos cannot delete one version: the approved one before it comes back with the rest.
    expect(await standing()).toEqual(["a 1.0.0"]);
    expect(await itemsOf(id)).toEqual({ [server("a")]: "pending", [server("b")]: "pending: paused", [server("c")]: "pending" });
    expect(await readTarget(place.admin.viewer, id)).toMatchObject({ paused: true, removalsPaused: false, waitingRemovals: 0 });
    await suspend("a", "1.0.0");
    await suspend("a", "2.0.0");
    await syncUntilDone(id);
    expect(await standing()).toEqual(["registry-notice 1.0.0"]);
    await patchTarget(place.admin, id, { paused: false });
    await syncUntilDone(id);
    expect(await standing()).toEqual(["b 1.0.0", "c 1.0.0"]);
  });

  it("whose removals are paused too says how many wait, and does them first when it goes on", async () => {
    for (const word of ["a", "b", "c"]) await list(word);
    const id = await place.target();
    await syncUntilDone(id);
    await patchTarget(place.admin, id, { removalsPaused: true });
    await list("d");
    await suspend("a");
    await suspend("b");
    await syncUntilDone(id);
    expect(await standing()).toEqual(["a 1.0.0", "b 1.0.0", "c 1.0.0"]);
    expect(await readTarget(place.admin.viewer, id)).toMatchObject({ paused: true, removalsPaused: true, waitingRemovals: 2 });
    await patchTarget(place.admin, id, { paused: false });
    await syncUntilDone(id);
    expect([await standing(), (await readTarget(place.admin.viewer, id)).removalsPaused]).toEqual([["c 1.0.0", "d 1.0.0"], false]);
    const last = await prisma().syncEvent.findMany({ where: { targetId: id }, orderBy: { id: "desc" }, take: 3 });
    expect(last.map(({ action }) => action).sort()).toEqual(["created", "deleted", "deleted"]);
    expect(last.find(({ action }) => action === "created")?.id).toBe(last[0]?.id);
  });

  it("takes nothing away on its own account: removals may go on while the rest stays paused", async () => {
    await list("a");
    const id = await place.target();
    await syncUntilDone(id);
    await patchTarget(place.admin, id, { removalsPaused: true });
    await suspend("a");
    await patchTarget(place.admin, id, { removalsPaused: false });
    await syncUntilDone(id);
    expect([await standing(), (await readTarget(place.admin.viewer, id)).paused]).toEqual([["registry-notice 1.0.0"], true]);
  });
});
