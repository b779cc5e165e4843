import { existsSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { binariesFolder } from "./embedded/binaries";
import { CLUSTER_USER, createCluster, endLeftoverCluster, startCluster, stopCluster, type Cluster } from "./embedded/cluster";
import { lockDataDir } from "./embedded/lock";
import { portNear, readSettings, writeSettings } from "./embedded/settings";
import { assertReachable, openToUser, systemUser, type SystemUser } from "./embedded/system-user";

const DATABASE = "gatehouse";

export interface EmbeddedPostgres {
  /** Address of the database `gatehouse`; its user is a superuser of this cluster. */
  url: string;
  /** Stops the database and gives the data folder free. May be called more than once. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute path; created when absent. The cluster lives in `<dataDir>/postgres`, its log in `<dataDir>/postgres.log`. */
  dataDir: string;
  /** Further PostgreSQL settings such as `fsync=off`, without spaces. For tests. */
  settings?: string[];
}

/**
 * Runs a real PostgreSQL on the data of `dataDir`, on 127.0.0.1 only (ARCHITECTURE.md §5, issue 3 §1).
 *
 * One process at a time holds a data folder. What a killed process left behind (a running cluster, a stale lock
 * file) is recognised and put in order; nothing committed is lost. No signal handlers are installed: the caller
 * stops the database when it ends.
 *
 * @throws EmbeddedPostgresError (`code` "embedded_postgres_error") with a sentence for the person who started us.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o755 });
  const dataDir = realpathSync(options.dataDir);
  const user = systemUser();
  const cluster = describeCluster(dataDir, user);
  if (user !== undefined) admit(user, dataDir, cluster.binaries);
  const unlock = lockDataDir(dataDir);
  try {
    const url = await bringUp(cluster, dataDir, options.settings ?? []);
    return { url, stop: once(() => stopCluster(cluster).finally(unlock)) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * The address of the embedded PostgreSQL that another process runs on `dataDir`, or null when none answers there.
 * For commands beside a running server; they neither start nor stop anything.
 */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | null> {
  if (!existsSync(path.join(dataDir, "postgres"))) return null;
  const { port, password } = await readSettings(dataDir);
  const url = `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return url;
  } catch {
    return null;
  }
}

function describeCluster(dataDir: string, user: SystemUser | undefined): Cluster {
  return {
    binaries: binariesFolder(),
    dir: path.join(dataDir, "postgres"),
    logFile: path.join(dataDir, "postgres.log"),
    user,
  };
}

function admit(user: SystemUser, dataDir: string, binaries: string): void {
  openToUser(dataDir, user);
  assertReachable(dataDir, user);
  assertReachable(path.join(binaries, "postgres"), user);
}

async function bringUp(cluster: Cluster, dataDir: string, options: string[]): Promise<string> {
  const remembered = await readSettings(dataDir);
  // Before the cluster exists: a cluster whose password is lost is lost.
  writeSettings(dataDir, remembered);
  await createCluster(cluster, remembered.password);
  await endLeftoverCluster(cluster);
  const settings = { ...remembered, port: await portNear(remembered.port) };
  writeSettings(dataDir, settings);
  await startCluster(cluster, settings.port, options);
  const urlOf = (database: string) =>
    `postgresql://${CLUSTER_USER}:${settings.password}@127.0.0.1:${settings.port}/${database}`;
  await createDatabase(urlOf("postgres"));
  return urlOf(DATABASE);
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const existing = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (existing.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}
