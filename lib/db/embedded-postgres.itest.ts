import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded-postgres";

const OWNER = path.join(import.meta.dirname, "../../test/database/cluster-owner.ts");

let dataDir: string;
let running: EmbeddedPostgres | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-embedded-"));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  running = await startEmbeddedPostgres({ dataDir });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(path.join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

/** Another process that holds the data folder, until it is killed. */
async function startOwner(): Promise<ChildProcess> {
  const owner = spawn(process.execPath, ["--import", "tsx", OWNER, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  await once(owner.stdout, "data");
  return owner;
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

describe("the embedded database", () => {
  it("keeps its data, port and password from one start to the next", async () => {
    const { url } = await start();
    await query(url, "create table kept as select 42 as answer");
    await stop();
    expect(existsSync(path.join(dataDir, "postgres/postmaster.pid"))).toBe(false);
    const again = await start();
    expect(again.url).toBe(url);
    expect(await query(url, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("is real PostgreSQL in UTF-8, reachable from this machine only and with a password only", async () => {
    const { url } = await start();
    const settings = await query(url, `select current_setting('server_encoding') as encoding,
      current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`);
    expect(settings).toEqual([{ encoding: "UTF8", addresses: "127.0.0.1", sockets: "" }]);
    await expect(query(url.replace(/:[^:@/]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password authentication failed/);
    expect(statSync(path.join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  });

  it("takes another port when somebody else listens on its own", async () => {
    const { url } = await start();
    await stop();
    const squatter = createServer().listen(Number(new URL(url).port), "127.0.0.1");
    await once(squatter, "listening");
    const moved = await start();
    expect(moved.url).not.toBe(url);
    expect(await query(moved.url, "select 1 as one")).toEqual([{ one: 1 }]);
    squatter.close();
  });

  it("refuses a second start while the first one runs", async () => {
    await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      `Gatehouse is already running on ${dataDir} (process ${process.pid})`,
    );
  });

  it("starts again without loss after kill -9 of its owner, whose PostgreSQL goes on", async () => {
    const owner = await startOwner();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`(process ${owner.pid})`);
    await killHard(owner);
    const leftover = postmasterPid();
    const { url } = await start();
    expect(postmasterPid()).not.toBe(leftover);
    expect(await query(url, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("starts again without loss after kill -9 of owner and PostgreSQL", async () => {
    const owner = await startOwner();
    process.kill(postmasterPid(), "SIGKILL");
    await killHard(owner);
    const { url } = await start();
    expect(await query(url, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("is not fooled by a lock file whose process number another program has now", async () => {
    await start();
    await stop();
    writeFileSync(path.join(dataDir, "lock"), JSON.stringify({ pid: process.pid, identity: "another boot" }));
    writeFileSync(path.join(dataDir, "postgres/postmaster.pid"), `${process.pid}\n/elsewhere\n1\n5432\n\n\n`);
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("begins again when the first start was killed while the cluster was being made", async () => {
    mkdirSync(path.join(dataDir, "postgres.new/base"), { recursive: true });
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)("names the closed folder when root keeps the data where others may not enter", async () => {
    const closed = path.join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    chmodSync(dataDir, 0o755);
    await expect(startEmbeddedPostgres({ dataDir: path.join(closed, "data") })).rejects.toThrow(
      `may not enter ${closed}: run "chmod a+x ${closed}"`,
    );
  });
});
