import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM_CALLER } from "@/lib/access/system-caller";
import { change } from "@/lib/audit/write";
import { followChanges } from "@/lib/catalog/changes";
import { changeSchema } from "@/lib/catalog/changes-schema";
import { announce, announceAccess } from "@/lib/catalog/feed";
import { eventOf } from "@/lib/catalog/latest";
import { listingsOfVersion } from "@/lib/catalog/lookup-service";
import { LAST_SERVER, mixedReaders } from "@/test/fixtures/change-readers";
import { type FeedServer, startFeedServer } from "@/test/fixtures/feed-server";
import { givenCatalog, givenListedVersion, type ListedVersion } from "@/test/fixtures/listed-version";
import { expectNothingLostOrDoubled } from "@/test/fixtures/nothing-lost";

let feed: FeedServer;
beforeAll(async () => {
  feed = await startFeedServer();
});
afterAll(async () => {
  await feed?.stop();
});

/** The raw text of a stream until it ends, and what has come so far. */
function openStream(path: string) {
  let text = "";
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const ended = new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; complete: boolean }>((resolve, reject) => {
    request(feed.origin + path, { headers: { accept: "application/x-ndjson" } }, (response) => {
      open();
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("close", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, complete: response.complete }));
    })
      .on("error", reject)
      .end();
  });
  return { opened, ended, text: () => text };
}

async function suspend({ listingId, versionId }: ListedVersion): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    const row = (await listingsOfVersion(step.tx, versionId)).find(({ id }) => id === listingId);
    if (row === undefined) throw new Error("not listed");
    await step.tx.listing.update({ where: { id: listingId }, data: { suspendedAt: new Date(), suspendReason: "a secret reason" }, select: { id: true } });
    announce(step, [eventOf(row, "suspended")]);
    step.record({ action: "listing.suspend", object: row.version.server.name, objectIds: [listingId] });
  });
}

async function closeCatalog(slug: string): Promise<void> {
  await change(SYSTEM_CALLER, async (step) => {
    await step.tx.catalog.update({ where: { slug }, data: { audience: "token" }, select: { id: true } });
    step.record({ action: "catalog.update", object: slug, objectIds: [] });
    announceAccess(step);
  });
}

test("nothing is lost or doubled while many readers listen", async () => {
  await expectNothingLostOrDoubled(feed, 12, 200);
});

describe("many readers", () => {
  test("of what came lately ask the database nothing", async () => {
    await feed.distribution.tail.catchUp();
    const since = feed.distribution.tail.appliedSeq;
    await givenListedVersion({ name: "lately.example/server", version: "1.0.0" });
    await givenListedVersion({ name: LAST_SERVER, version: "2.0.0" });
    await feed.distribution.tail.catchUp();
    let asked = 0;
    const count = () => (asked += 1);
    feed.database.pool.on("acquire", count);
    const seen = await Promise.all(mixedReaders(20).map((read) => read(feed.origin, since)));
    feed.database.pool.off("acquire", count);
    expect(asked).toBe(0);
    expect(new Set(seen.map((list) => JSON.stringify(list))).size).toBe(1);
    expect(seen[0]?.map(({ server }) => server)).toEqual(["lately.example/server", "lately.example/server", LAST_SERVER, LAST_SERVER]);
  });
});

describe("a stream", () => {
  test("ends when its reader may no longer read the catalog", async () => {
    await givenCatalog("closing");
    await feed.distribution.tail.catchUp();
    const { ended, text } = openStream("/api/v1/changes?catalog=closing");
    await givenListedVersion({ name: "closing.example/server", version: "1.0.0", catalog: "closing" });
    await expect.poll(text, { timeout: 45_000 }).toContain("closing.example/server");
    await closeCatalog("closing");
    await givenListedVersion({ name: "closing.example/later", version: "1.0.0", catalog: "closing" });
    expect(await ended).toMatchObject({ status: 200, complete: true });
    expect(text()).not.toContain("closing.example/later");
  });

  test("of a closed or missing catalog is a problem, not a stream", async () => {
    await givenCatalog("vault", "token");
    await feed.distribution.tail.catchUp();
    for (const slug of ["vault", "missing"]) {
      expect(await openStream(`/api/v1/changes?catalog=${slug}`).ended).toMatchObject({ status: 404, headers: { "content-type": "application/problem+json" } });
    }
  });

  test("tells what was taken away like everything else: name, version and digest, and no reason", async () => {
    const listed = await givenListedVersion({ name: "bad.example/server", version: "1.0.0" });
    await suspend(listed);
    const { text } = openStream("/api/v1/changes?since=0");
    await expect.poll(text, { timeout: 45_000 }).toContain('"kind":"suspended"');
    const line = text().split("\n").find((candidate) => candidate.includes('"suspended"')) ?? "";
    expect(changeSchema.strict().parse(JSON.parse(line))).toMatchObject({ server: "bad.example/server", version: "1.0.0", digest: listed.digest });
    expect(text()).not.toContain("a secret reason");
  });

  test("says now and then that it is still there while nothing happens", async () => {
    const facts = feed.distribution.model.catalog("default")?.facts;
    if (facts === undefined) throw new Error("no catalog");
    const { signal } = new AbortController();
    const batches = followChanges(facts, { since: feed.distribution.tail.appliedSeq, heartbeatMs: 20, signal, mayRead: () => true });
    expect((await batches.next()).value).toEqual([]);
    await givenListedVersion({ name: "late.example/server", version: "1.0.0" });
    const seen: string[] = [];
    for await (const batch of batches) {
      seen.push(...batch.map(({ server }) => server));
      if (seen.length > 0) break;
    }
    expect(seen[0]).toBe("late.example/server");
  });

  test("and a long poll end whole when the process drains, and nobody waits any more", async () => {
    const since = feed.distribution.tail.appliedSeq;
    const stream = openStream(`/api/v1/changes?since=${since}`);
    const poll = fetch(`${feed.origin}/api/v1/changes?since=${since}&wait=60`);
    await stream.opened;
    feed.distribution.tail.releaseReaders();
    expect(await stream.ended).toMatchObject({ status: 200, complete: true });
    expect(await (await poll).json()).toEqual({ events: [], next: since });
    expect(await (await fetch(`${feed.origin}/api/v1/changes?since=${since}&wait=60`)).json()).toEqual({ events: [], next: since });
  });
});
