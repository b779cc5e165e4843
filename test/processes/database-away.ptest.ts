import { afterAll, beforeAll, expect, test } from "vitest";
import { decideVersion, type DecidedVersion, nameOf, versionsFor } from "@/test/gatehouse/decided-versions";
import { Fleet } from "@/test/gatehouse/fleet";
import { suspend } from "@/test/gatehouse/governance-steps";

const SOON = { timeout: 60_000 };
const STALE = '110 - "Response is Stale"';

let fleet: Fleet;
let versions: DecidedVersion[];

/** What becomes of each is in decided-versions.ts: 1, 2, 5 and 6 are approved. */
const version = (index: number): DecidedVersion => {
  const found = versions[index];
  if (found === undefined) throw new Error("so many versions were not asked for");
  return found;
};

beforeAll(async () => {
  fleet = await Fleet.start();
  versions = versionsFor(9);
  await decideVersion(fleet, version(1));
});
afterAll(() => fleet?.stop());

const latest = (index: number, name: string) => fetch(`${fleet.web(index).baseUrl}/v0.1/servers/${encodeURIComponent(name)}/versions/latest`);
const status = async (index: number, name: string) => (await latest(index, name)).status;
const readiness = async (index: number) => (await fetch(`${fleet.web(index).baseUrl}/readyz`)).status;
const warning = async (index: number) => (await latest(index, nameOf(1))).headers.get("Warning");

const isServedByBoth = async (name: string) => {
  for (const index of [0, 1]) await expect.poll(() => status(index, name), SOON).toBe(200);
};

test("a process without its database serves what it last knew, says so, and catches up by itself", async () => {
  await isServedByBoth(nameOf(1));
  await fleet.stopDatabase();
  // FEED_STALE_SECONDS of a fleet is 2.
  await expect.poll(() => warning(1), SOON).toBe(STALE);
  const stale = await latest(1, nameOf(1));
  expect(stale.status).toBe(200);
  expect(Number(stale.headers.get("Age"))).toBeGreaterThanOrEqual(2);
  expect(await readiness(1)).toBe(503);
  await fleet.startDatabase();
  for (const index of [0, 1]) await expect.poll(() => readiness(index), SOON).toBe(200);
  expect(await warning(1)).toBeNull();
});

test("what needs the database says 503 and when to try again, while it is away: never that a credential is wrong", async () => {
  const web = fleet.web(0);
  const ada = await fleet.session(web, "ada");
  await fleet.stopDatabase();
  const authorization = { Authorization: `Bearer ${fleet.bootstrapToken}` };
  const publish = { method: "POST", body: JSON.stringify(version(2).manifest), headers: { ...authorization, "Content-Type": "application/json" } };
  const answers = await Promise.all([
    ada.fetch("/api/v1/reviews"),
    ada.fetch("/api/v1/tokens", { method: "POST", body: JSON.stringify({ label: "x", scopes: ["read"], expiresInDays: 1 }) }),
    fetch(`${web.baseUrl}/v0.1/publish`, publish),
    web.trySignIn(web.people.ada.email, web.people.ada.password),
  ]);
  for (const answer of answers) {
    expect([answer.url, answer.status, answer.headers.get("Content-Type")]).toEqual([answer.url, 503, "application/problem+json"]);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
  }
  await fleet.startDatabase();
  await expect.poll(() => readiness(0), SOON).toBe(200);
  const again = await web.signIn(web.people.ada.email, web.people.ada.password);
  expect((await again.fetch("/api/v1/reviews")).status).toBe(200);
});

test("what is decided after the restart is served by both, without anybody's help", async () => {
  await decideVersion(fleet, version(2));
  await isServedByBoth(version(2).name);
});

test("a process that lost its feed says so, though everything else works, and catches up when it is back", async () => {
  await fleet.session(fleet.web(0), "ada");
  await fleet.session(fleet.web(1), "ada");
  await fleet.admitConnections(false);
  await fleet.cutFeeds();
  for (const index of [0, 1]) await expect.poll(() => warning(index), SOON).toBe(STALE);
  const decided = decideVersion(fleet, version(5));
  await fleet.admitConnections(true);
  await decided;
  await isServedByBoth(version(5).name);
  for (const index of [0, 1]) await expect.poll(() => warning(index), SOON).toBeNull();
});

test("without any notification the other process still serves what was decided, and stops serving what was suspended", async () => {
  const [trigger] = await fleet.query<{ source: string }>("SELECT pg_get_functiondef('catalog_event_order'::regproc) AS source");
  const silent = trigger?.source.replace(/PERFORM pg_notify\([^;]*;/, "") ?? "";
  expect(silent).not.toBe(trigger?.source);
  await fleet.query(silent);
  await decideVersion(fleet, version(6));
  await isServedByBoth(version(6).name);
  await suspend(await fleet.session(fleet.web(0), "sam"), version(6).manifest, "Seen phoning home.");
  expect(await status(0, version(6).name)).toBe(404);
  await expect.poll(() => status(1, version(6).name), SOON).toBe(404);
  for (const index of [0, 1]) expect(await warning(index)).toBeNull();
  await fleet.query(trigger?.source ?? "");
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
