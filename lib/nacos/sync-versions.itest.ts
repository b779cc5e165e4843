import { describe, expect, it } from "vitest";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { demandDriftPass, itemsOf, syncUntilDone } from "@/test/fixtures/targets";
import { program } from "@/test/nacos/servers";
import { nacosServerId } from "./identity";
import { readTarget } from "./target-service";

/** One story on each generation of Nacos that we speak to (nacos.md §0), as the double plays it. */
useInstallation();

describe.each([
  ["3.0.3", false],
  ["3.1.2", false],
  ["3.2.2", false],
  ["3.2.3", true],
  ["3.3.0", true],
])("Nacos %s", (version, hasSafeDelete) => {
  const place = useNacosPlace(version);
  const { list, listRemote, standing, suspend, server, nacosName } = place;

  it("holds exactly what is approved: over an upgrade, a rollback, edits by hand and the last suspension", async () => {
    await list("a");
    await listRemote("far");
    const id = await place.target({ drift: "enforce" });
    await syncUntilDone(id);
    await list("a", "2.0.0");
    await syncUntilDone(id);
    expect(await standing()).toEqual(["a 2.0.0", "far 1.0.0"]);
    const versionsThere = async () => (await place.hand.findListed(nacosName("a")))?.versionDetails?.map((detail) => detail.version);
    expect(await versionsThere()).toEqual(hasSafeDelete ? ["2.0.0"] : ["1.0.0", "2.0.0"]);
    await suspend("a", "2.0.0");
    await syncUntilDone(id);
    expect([await standing(), await versionsThere()]).toEqual([["a 1.0.0", "far 1.0.0"], ["1.0.0"]]);

    const rug = program({ id: nacosServerId(place.slug, server("a")), name: nacosName("a"), version: "9.9.9", tool: "rug" });
    await place.hand.updateServer({ ...rug, namespaceId: place.slug });
    await place.hand.deleteServer(nacosServerId(place.slug, server("far")));
    await demandDriftPass(id);
    await syncUntilDone(id);
    expect([await standing(), await versionsThere(), (await readTarget(place.admin.viewer, id)).version]).toEqual([["a 1.0.0", "far 1.0.0"], ["1.0.0"], version]);

    await suspend("a");
    await suspend("far");
    await syncUntilDone(id);
    expect([await itemsOf(id), await standing()]).toEqual([{}, ["registry-notice 1.0.0"]]);
  });
});

describe("Nacos 3.0.2", () => {
  const place = useNacosPlace("3.0.2");

  it("is too old: nothing is written, and the target says why", async () => {
    await place.list("a");
    const id = await place.target();
    await syncUntilDone(id, undefined, 2);
    expect([(await readTarget(place.admin.viewer, id)).trouble?.code, await place.standing()]).toEqual(["unsupported", []]);
  });
});
