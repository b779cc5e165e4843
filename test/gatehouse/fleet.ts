import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { demoDataDir } from "@/test/gatehouse/demo-data";
import type { Session } from "@/test/gatehouse/session";
import { type PersonName, type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";

const SECRET = "a secret that all processes share, long enough";

/** Two web processes and a worker on one PostgreSQL, each of which can be killed and comes back. */
export class Fleet {
  private readonly webs: RunningGatehouse[] = [];
  private readonly sessions = new Map<string, Promise<Session>>();
  private worker: ChildProcess | undefined;
  private isStopping = false;

  private constructor(
    private readonly dataDir: string,
    private postgres: EmbeddedPostgres,
    readonly bootstrapToken: string,
  ) {}

  static async start(): Promise<Fleet> {
    const dataDir = await demoDataDir();
    const fleet = new Fleet(dataDir, await startEmbeddedPostgres({ dataDir }), "bootstrap-token-of-a-fleet-0123456789abcdef");
    try {
      await fleet.startWeb(0);
      await fleet.startWeb(1);
      fleet.startWorker();
      return fleet;
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }

  /** A web process that was alive a moment ago. */
  web(index = Math.floor(Math.random() * 2)): RunningGatehouse {
    const web = this.webs[index] ?? this.webs[0];
    if (web === undefined) throw new Error("the fleet has not started");
    return web;
  }

  /** Somebody signed in at a web process as it is now. */
  session(web: RunningGatehouse, name: PersonName): Promise<Session> {
    const key = `${web.baseUrl} ${name}`;
    const known = this.sessions.get(key) ?? web.signIn(web.people[name].email, web.people[name].password);
    this.sessions.set(key, known);
    known.catch(() => this.sessions.delete(key));
    return known;
  }

  /** `kill -9` of a web process, and another in its place. */
  async replaceWeb(index: number): Promise<void> {
    await this.web(index).kill();
    await this.startWeb(index);
  }

  async replaceWorker(): Promise<void> {
    await this.endWorker("SIGKILL");
    this.startWorker();
  }

  /** PostgreSQL ends all sessions, is away for `awayMs` and comes back at the same address. */
  async restartDatabase(awayMs: number): Promise<void> {
    await this.stopDatabase();
    await pause(awayMs);
    await this.startDatabase();
  }

  async stopDatabase(): Promise<void> {
    await this.postgres.stop();
  }

  /** Brings the stopped PostgreSQL back. */
  async startDatabase(): Promise<void> {
    const { url } = this.postgres;
    this.postgres = await startEmbeddedPostgres({ dataDir: this.dataDir });
    if (this.postgres.url !== url) throw new Error("PostgreSQL came back at another address");
  }

  /** Ends the connections by which web processes follow the feed. They may come back, unless `admitConnections` forbids. */
  async cutFeeds(): Promise<void> {
    await this.maintain("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatehouse feed'");
  }

  /** Whether PostgreSQL admits new connections to our database; those that stand are not touched. */
  async admitConnections(isAdmitted: boolean): Promise<void> {
    await this.maintain(`ALTER DATABASE gatehouse WITH ALLOW_CONNECTIONS ${isAdmitted}`);
  }

  /** Asks PostgreSQL itself. */
  query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.postgres.url, sql, parameters);
  }

  /** From another database of the same PostgreSQL. */
  private async maintain(sql: string): Promise<void> {
    await ask(new URL("/postgres", this.postgres.url).href, sql, []);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled(this.webs.map((web) => web.stop()));
    await this.endWorker("SIGTERM");
    await this.postgres.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private get env(): Record<string, string> {
    return { DATABASE_URL: this.postgres.url, GATEHOUSE_SECRET: SECRET, EMBEDDED_WORKER: "0", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", FEED_STALE_SECONDS: "2", LOG_LEVEL: "fatal" };
  }

  private async startWeb(index: number): Promise<void> {
    this.webs[index] = await startGatehouse({ dataDir: this.dataDir, env: this.env, bootstrapToken: this.bootstrapToken });
  }

  private startWorker(): void {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" as const, GATEHOUSE_DATA_DIR: this.dataDir, ...this.env };
    const worker = spawn(process.execPath, ["dist/worker.js"], { stdio: "ignore", env });
    this.worker = worker;
    // A worker that gives up is started again, as any service manager would.
    worker.once("exit", (_, signal) => {
      if (this.worker === worker && signal === null) setTimeout(() => this.restartWorker(worker), 500);
    });
  }

  private restartWorker(ended: ChildProcess): void {
    if (this.worker === ended && !this.isStopping) this.startWorker();
  }

  private async endWorker(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, "exit");
    worker.kill(signal);
    await gone;
  }
}

async function ask<Row extends object>(connectionString: string, sql: string, parameters: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}
