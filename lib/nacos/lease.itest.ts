import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { signedIn } from "@/test/fixtures/callers";
import { useInstallation } from "@/test/fixtures/installation";
import { givenListedVersion } from "@/test/fixtures/listed-version";
import { givenPerson } from "@/test/fixtures/people";
import { givenTarget, itemsOf } from "@/test/fixtures/targets";
import { Lease } from "./lease";
import { dueWish, finishWish, LeaseLost, type ItemResult } from "./sync-repository";

/** One writer per target, also when a process sleeps through its lease. */
useInstallation();

const SYNCED: ItemResult = { state: "synced", detailCode: null, detail: null, attempts: 0, nextAt: null };
let targetId: string;

beforeAll(async () => {
  await givenListedVersion({ name: "com.acme/weather", version: "1.0.0" });
  targetId = await givenTarget(signedIn(await givenPerson("Root", ["admin"])), "http://127.0.0.1:1/nacos");
});

const taken = async (holder: string) => {
  const lease = await Lease.take(targetId, holder);
  if (!(lease instanceof Lease)) throw new Error("not taken");
  return lease;
};
const wish = async () => {
  const next = await dueWish({ id: targetId, revision: 1 }, []);
  if (next === undefined) throw new Error("no wish");
  return next;
};
/** As if its holder had been asleep for a minute. */
const expire = () => prisma().syncTarget.update({ where: { id: targetId }, data: { leaseUntil: new Date(Date.now() - 1000) }, select: { id: true } });

describe("the lease of a target", () => {
  it("is held by one at a time, and free when it is given back", async () => {
    const first = await taken("a");
    expect(await Lease.take(targetId, "b")).toEqual({ freeAt: expect.any(Date) as Date });
    await first.release();
    await (await taken("b")).release();
  });

  it("goes on to the next one when its holder dies, and then the dead one's results count no more", async () => {
    const asleep = await taken("a");
    const item = await wish();
    await expire();
    const next = await taken("b");
    await expect(finishWish(asleep.fence, item, SYNCED)).rejects.toThrow(LeaseLost);
    await asleep.release();
    expect(await Lease.take(targetId, "c")).toEqual({ freeAt: expect.any(Date) as Date });
    expect(await itemsOf(targetId)).toEqual({ "com.acme/weather": "pending" });
    await next.release();
  });

  it("of which a holder is not sure allows no write", async () => {
    const asleep = await taken("a");
    await expire();
    await (await taken("b")).release();
    // A lease that was just taken needs no renewal, so time has to pass for the holder to ask.
    Object.assign(asleep, { until: Date.now() + 1000 });
    await expect(asleep.assure()).rejects.toThrow(LeaseLost);
    await asleep.release();
  });

  it("does not make an older result good for a newer wish", async () => {
    const lease = await taken("a");
    const item = await wish();
    await givenListedVersion({ name: "com.acme/weather", version: "2.0.0" });
    await finishWish(lease.fence, item, SYNCED);
    expect(await itemsOf(targetId)).toEqual({ "com.acme/weather": "pending" });
    await finishWish(lease.fence, await wish(), SYNCED);
    expect(await itemsOf(targetId)).toEqual({ "com.acme/weather": "synced" });
    await lease.release();
  });
});
