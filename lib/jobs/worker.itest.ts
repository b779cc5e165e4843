import { type AddressInfo, connect, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { Presence } from "@/lib/jobs/presence";
import { type RunningJobs, startWorker } from "@/lib/jobs/worker";
import { useInstallation } from "@/test/fixtures/installation";

const SOON = { timeout: 30_000 };

useInstallation();
let jobs: RunningJobs | undefined;
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
});

/** A job that does nothing but disappear when it was run; its key tells it from all others. */
const addJob = (key: string) => database().pool.query("SELECT graphile_worker.add_job('listings.expire', payload => '{}'::json, job_key => $1)", [key]);
const isWaiting = async (key: string) => (await database().pool.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [key])).rowCount === 1;

/** As a worker marks the job it takes; whoever dies then leaves it like this. */
const take = (key: string, worker: string) =>
  database().pool.query("UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now(), attempts = 1 WHERE key = $1", [key, worker]);
const holderOf = async (key: string) =>
  (await database().pool.query<{ locked_by: string | null }>("SELECT locked_by FROM graphile_worker.jobs WHERE key = $1", [key])).rows[0]?.locked_by;

const cutConnections = (name: string) =>
  database().pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE $1 AND datname = current_database()", [name]);

/** A way to the database that may be shut; connections are counted from 1. */
async function openDoor(databaseUrl: string) {
  const to = new URL(databaseUrl);
  const door = { url: "", turnedAway: 0, isShut: (_count: number) => false, close: () => new Promise((resolve) => server.close(resolve)) };
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on("error", () => undefined);
    if (door.isShut(count)) {
      door.turnedAway += 1;
      socket.destroy();
      return;
    }
    const upstream = connect({ port: Number(to.port), host: to.hostname }).on("error", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
    upstream.on("close", () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  door.url = url.href;
  return door;
}

describe("running jobs", () => {
  it("takes over at once what a dead worker had taken", async () => {
    await addJob("left behind");
    await take("left behind", "worker-that-was-killed");
    jobs = await startWorker(database().url);
    await expect.poll(() => isWaiting("left behind"), SOON).toBe(false);
  });

  it("notices while it runs that another worker has died", async () => {
    jobs = await startWorker(database().url);
    await addJob("left behind later");
    await take("left behind later", "worker-that-was-killed");
    await expect.poll(() => isWaiting("left behind later"), SOON).toBe(false);
  });

  it.each(["gatehouse jobs", "gatehouse jobs presence", "gatehouse jobs%"])("goes on when the connections %s are cut, again and again", async (name) => {
    jobs = await startWorker(database().url);
    for (const round of ["first", "second", "third"]) {
      await cutConnections(name);
      await addJob(`${name} ${round}`);
      await expect.poll(() => isWaiting(`${name} ${round}`), SOON).toBe(false);
    }
  });

  it("goes on when the first connections of its workers fail", async () => {
    const door = await openDoor(database().url);
    door.isShut = (count) => count > 1;
    jobs = await startWorker(door.url);
    await addJob("behind the door");
    await expect.poll(() => door.turnedAway, SOON).toBeGreaterThan(4);
    door.isShut = () => false;
    await expect.poll(() => isWaiting("behind the door"), SOON).toBe(false);
    await jobs.stop();
    jobs = undefined;
    await door.close();
  });

  it("runs what was added while it was stopped", async () => {
    jobs = await startWorker(database().url);
    await jobs.stop();
    await addJob("meanwhile");
    jobs = await startWorker(database().url);
    await expect.poll(() => isWaiting("meanwhile"), SOON).toBe(false);
  });

  it("does not begin where there is no database", async () => {
    await expect(startWorker("postgresql://nobody@127.0.0.1:1/nothing")).rejects.toThrow();
  });
});

describe("the presence of workers", () => {
  it("protects the job of a living worker, and gives it back when that worker is gone", async () => {
    const living = await Presence.open(database().url, () => undefined);
    const other = await Presence.open(database().url, () => undefined);
    await living.announce("worker-alive");
    await addJob("under way");
    await take("under way", "worker-alive");
    await other.releaseAbandonedJobs();
    await living.releaseAbandonedJobs();
    expect(await holderOf("under way")).toBe("worker-alive");
    await living.close();
    await other.releaseAbandonedJobs();
    expect(await holderOf("under way")).toBeNull();
    await other.close();
  });
});
