import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { freePort, startServer, temporaryDataDir } from "@/e2e/fixtures/server-process";
import { runningEmbeddedPostgres } from "@/lib/db/embedded-postgres";

const KEPT = "node_modules/.cache/gatehouse-demo";
const BUILD_STAMP = "dist/.gatehouse-sources";

/**
 * A new data folder that holds the demo already. It is a copy of one that a real first start made, once per build and
 * day: a first start costs a dozen seconds of computing, a copy a fraction of one. Whoever asks removes it.
 */
export async function demoDataDir(): Promise<string> {
  const original = await ensureDemoData();
  const folder = temporaryDataDir();
  await copy(original, folder);
  return folder;
}

/** Starts the built Gatehouse on an empty folder and keeps what it made, unless that was done before. */
export async function ensureDemoData(): Promise<string> {
  const kept = path.join(KEPT, name());
  if (existsSync(kept)) return kept;
  const made = await firstStart();
  const draft = `${kept}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await copy(made, draft);
  rmSync(made, { recursive: true, force: true });
  for (const older of readdirSync(KEPT).filter((entry) => !entry.startsWith(name()))) rmSync(path.join(KEPT, older), { recursive: true, force: true });
  renameSync(draft, kept);
  return kept;
}

async function firstStart(): Promise<string> {
  const dataDir = temporaryDataDir();
  const env = { GATEHOUSE_DEMO: "1", GATEHOUSE_BOOTSTRAP_TOKEN: randomBytes(32).toString("hex"), LOG_LEVEL: "warn" };
  const server = await startServer({ port: await freePort(), dataDir, env });
  await everyJobDone(dataDir);
  await server.stop();
  return dataDir;
}

/** The demo is ready before its checks have run; what they leave undone every copy would do anew. */
async function everyJobDone(dataDir: string): Promise<void> {
  const client = new Client({ connectionString: (await runningEmbeddedPostgres(dataDir)) ?? "" });
  await client.connect();
  try {
    const due = async () => (await client.query("SELECT 1 FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1")).rowCount ?? 0;
    while ((await due()) > 0) await pause(200);
  } finally {
    await client.end();
  }
}

/** By build, and by day: the demo tells of things that happened a short while ago. */
function name(): string {
  const build = existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP) : "";
  return `${new Date().toISOString().slice(0, 10)}-${createHash("sha256").update(build).digest("hex").slice(0, 16)}`;
}

/** With owners: the embedded PostgreSQL may belong to another user. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", `${from}/.`, to]);
}
