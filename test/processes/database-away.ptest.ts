import { afterAll, beforeAll, expect, test } from "vitest";
import { decideVersion, type DecidedVersion, nameOf, versionsFor } from "@/test/gatehouse/decided-versions";
import { Fleet } from "@/test/gatehouse/fleet";

/** FEED_STALE_SECONDS of a fleet is 2. */
const AWAY_MS = 6_000;

let fleet: Fleet;
let versions: DecidedVersion[];

beforeAll(async () => {
  fleet = await Fleet.start();
  versions = versionsFor(3);
  const [, approved] = versions;
  if (approved !== undefined) await decideVersion(fleet, approved);
});
afterAll(() => fleet?.stop());

const latest = (index: number, name: string) => fetch(`${fleet.web(index).baseUrl}/v0.1/servers/${encodeURIComponent(name)}/versions/latest`);
const readiness = async (index: number) => (await fetch(`${fleet.web(index).baseUrl}/readyz`)).status;

test("a process without its database serves what it last knew, says so, and catches up by itself", async () => {
  await expect.poll(async () => (await latest(1, nameOf(1))).status, { timeout: 20_000 }).toBe(200);
  const restarted = fleet.restartDatabase(AWAY_MS);
  await expect.poll(async () => (await latest(1, nameOf(1))).headers.get("Warning"), { timeout: AWAY_MS, interval: 50 }).toBe('110 - "Response is Stale"');
  const stale = await latest(1, nameOf(1));
  expect(stale.status).toBe(200);
  expect(Number(stale.headers.get("Age"))).toBeGreaterThanOrEqual(2);
  expect(await readiness(1)).toBe(503);
  await restarted;
  for (const index of [0, 1]) await expect.poll(() => readiness(index), { timeout: 30_000 }).toBe(200);
  expect((await latest(1, nameOf(1))).headers.get("Warning")).toBeNull();
});

test("what is decided after the restart is served by both, without anybody's help", async () => {
  const next = versions[2];
  if (next === undefined) throw new Error("three versions were asked for");
  await decideVersion(fleet, next);
  for (const index of [0, 1]) await expect.poll(async () => (await latest(index, next.name)).status, { timeout: 20_000 }).toBe(200);
});

test("a process that is told to stop ends long polls with an answer and says that it drains", async () => {
  const { baseUrl, pid } = fleet.web(0);
  const { feed } = (await (await fetch(`${baseUrl}/readyz`)).json()) as { feed: { appliedSeq: number } };
  const next = feed.appliedSeq;
  const poll = fetch(`${baseUrl}/api/v1/changes?since=${next}&wait=60`);
  const stream = fetch(`${baseUrl}/api/v1/changes?since=${next}`, { headers: { Accept: "application/x-ndjson" } });
  expect((await stream).status).toBe(200);
  process.kill(pid, "SIGTERM");
  await expect.poll(async () => (await fetch(`${baseUrl}/readyz`)).text(), { timeout: 400, interval: 10 }).toContain("draining");
  const answer = await poll;
  expect([answer.status, await answer.json()]).toEqual([200, { events: [], next }]);
  expect((await (await stream).text()).trim()).toBe("");
});
