import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runBinary, type ProgramResult } from "./binaries";
import { EmbeddedPostgresError } from "./error";
import { postmasterState, removePidFile } from "./postmaster";
import type { SystemUser } from "./system-user";

export const CLUSTER_USER = "gatehouse";

const LOG_LIMIT_BYTES = 4 * 1024 * 1024;
const START_ATTEMPTS = 20;
const RETRY_DELAY_MS = 500;

/** One PostgreSQL cluster on disk and how to run its tools. All paths are absolute and real. */
export interface Cluster {
  binaries: string;
  dir: string;
  logFile: string;
  user: SystemUser | undefined;
}

/**
 * Creates the cluster unless it exists: UTF-8, locale C, password needed also on this machine.
 * It is built beside its place and renamed, so a killed start never leaves half a cluster.
 */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  if (existsSync(path.join(cluster.dir, "PG_VERSION"))) return;
  const draft = `${cluster.dir}.new`;
  const passwordFile = `${cluster.dir}.password`;
  rmSync(draft, { recursive: true, force: true });
  ownedFile(passwordFile, `${password}\n`, cluster.user);
  ownedFolder(draft, cluster.user);
  try {
    const result = await runBinary(
      path.join(cluster.binaries, "initdb"),
      [`--pgdata=${draft}`, `--username=${CLUSTER_USER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale=C", "--no-instructions"],
      cluster.user,
    );
    if (!result.ok) throw new EmbeddedPostgresError(`The embedded PostgreSQL could not be created: ${result.output}`);
    renameSync(draft, cluster.dir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Ends a cluster that outlived the Gatehouse which started it, so that ours starts with our settings. */
export async function endLeftoverCluster(cluster: Cluster): Promise<void> {
  const state = postmasterState(cluster.dir);
  if (state === "running") await stopCluster(cluster);
  if (state === "foreign") removePidFile(cluster.dir);
}

/**
 * Starts the cluster on 127.0.0.1 and waits until it answers. It runs in a session of its own: a Ctrl-C in the
 * terminal reaches Gatehouse only, which answers its requests before it stops the database.
 */
export async function startCluster(cluster: Cluster, port: number, options: string[]): Promise<void> {
  prepareLog(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const logStart = statSync(cluster.logFile).size;
    const result = await pgCtl(cluster, ["start", "--wait", "--timeout=120", "--silent", `--log=${cluster.logFile}`,
      "--options", serverOptions(port, options)]);
    if (result.ok) return;
    const log = readFileSync(cluster.logFile).subarray(logStart).toString("utf8");
    // Backends of a killed postmaster need a moment to notice that it is gone.
    if (attempt === START_ATTEMPTS || !log.includes("pre-existing shared memory block")) {
      throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start: ${log.trim() || result.output}`);
    }
    await sleep(RETRY_DELAY_MS);
  }
}

/** Stops the cluster in order: sessions are ended, everything is on disk when this returns. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const result = await pgCtl(cluster, ["stop", "--wait", "--timeout=60", "--silent", "--mode=fast"]);
  if (!result.ok && postmasterState(cluster.dir) === "running") {
    throw new EmbeddedPostgresError(`The embedded PostgreSQL did not stop: ${result.output}`);
  }
}

function pgCtl(cluster: Cluster, args: string[]): Promise<ProgramResult> {
  return runBinary(path.join(cluster.binaries, "pg_ctl"), [...args, `--pgdata=${cluster.dir}`], cluster.user);
}

function serverOptions(port: number, options: string[]): string {
  return ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "timezone=UTC", "log_checkpoints=off", ...options]
    .map((option) => `-c ${option}`)
    .join(" ");
}

/** PostgreSQL appends to its log for ever; a new start is the moment to begin a new one. */
function prepareLog({ logFile, user }: Cluster): void {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) rmSync(logFile);
  closeSync(openSync(logFile, "a", 0o600));
  if (user !== undefined) chownSync(logFile, user.uid, user.gid);
}

function ownedFile(file: string, content: string, user: SystemUser | undefined): void {
  rmSync(file, { force: true });
  writeFileSync(file, content, { mode: 0o600, flag: "wx" });
  if (user !== undefined) chownSync(file, user.uid, user.gid);
}

function ownedFolder(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { mode: 0o700 });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}
