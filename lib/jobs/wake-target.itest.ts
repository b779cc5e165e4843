import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { database, prisma } from "@/lib/db/client";
import { useInstallation } from "@/test/fixtures/installation";
import { wakeTarget } from "./definitions";

useInstallation();

it("an order for later never pushes back one for now, not even one that commits in the same moment", async () => {
  const targetId = randomUUID();
  let later: Promise<void> = Promise.resolve();
  await prisma().$transaction(async (tx) => {
    await wakeTarget(tx, targetId);
    // A run that ends now has seen nothing of this decision, and would come again in five minutes.
    later = wakeTarget(prisma(), targetId, new Date(Date.now() + 300_000));
    await pause(200);
  });
  await later;
  const { rows } = await database().pool.query<{ due: boolean }>("SELECT min(run_at) <= now() AS due FROM graphile_worker.jobs WHERE key LIKE '%' || $1", [targetId]);
  expect(rows).toEqual([{ due: true }]);
});
