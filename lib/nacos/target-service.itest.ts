import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { countTargets } from "@/components/targets/target-health";
import { useInstallation } from "@/test/fixtures/installation";
import { useNacosPlace } from "@/test/fixtures/nacos-place";
import { syncUntilDone } from "@/test/fixtures/targets";
import { insertTarget } from "./target-repository";
import { allTargets } from "./target-service";

useInstallation();

const place = useNacosPlace();

it("a Nacos that cannot be reached counts as failing, and what is suspended there as waiting to be taken away", async () => {
  await place.list("a");
  const id = await place.target({ url: "http://127.0.0.1:9" });
  await place.suspend("a");
  await syncUntilDone(id);
  const targets = await allTargets(place.admin.viewer);
  expect(targets).toMatchObject([{ servers: { failed: 0, pending: 1 }, waitingRemovals: 1 }]);
  expect([countTargets(targets, "failing"), countTargets(targets, "waitingRemovals")]).toEqual([1, 1]);
});

it("all targets are read, however many there are, each once and by name", async () => {
  const { id: catalogId } = await catalogBySlug(prisma(), "default");
  const names = Array.from({ length: 201 }, (_, index) => `many ${String(index).padStart(3, "0")}`);
  await prisma().$transaction(async (tx) => {
    // By hand, past the guards that demand an entry for each.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    for (const name of names) {
      const fields = { name, urls: ["http://127.0.0.1:9"], namespaceId: name.replace(" ", "-"), username: "", sealedPassword: "", catalogId, drift: "report", pausedAt: new Date(), removalsPaused: false } as const;
      await insertTarget(tx, uuid(), { ...fields, urls: [...fields.urls] }, place.admin.viewer.principalId);
    }
  });
  const targets = await allTargets(place.admin.viewer);
  expect(targets.map(({ name }) => name).filter((name) => name.startsWith("many"))).toEqual(names);
  expect(countTargets(targets, "paused")).toBe(names.length);
});
