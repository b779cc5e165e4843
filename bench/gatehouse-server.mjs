/** The built Gatehouse, empty, on a port and in a data folder of its own. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "../scripts/process.mjs";

const PROGRAM = path.join(root, "dist/server.js");
const COMMAND = path.join(root, "dist/gatehouse.js");
const READY_WITHIN_MS = 120_000;

/** An installation of its own. `start` may be called again after `stop`; `remove` ends it for good. */
export class Installation {
  dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  token = randomBytes(32).toString("hex");

  constructor() {
    if (!existsSync(PROGRAM)) throw new Error("There is no build yet: run `npm start` once.");
    // The embedded PostgreSQL may run as another user, who must pass through.
    chmodSync(this.dataDir, 0o755);
  }

  /** Resolves when it is ready to serve; answers how many milliseconds that took. */
  async start() {
    const port = await freePort();
    this.origin = `http://127.0.0.1:${port}`;
    const began = performance.now();
    this.child = spawn(process.execPath, [PROGRAM], { cwd: root, env: this.environment(port), stdio: ["ignore", "ignore", "inherit"] });
    await ready(this.origin, this.child);
    return performance.now() - began;
  }

  async stop() {
    const exited = once(this.child, "exit");
    this.child.kill();
    await exited;
  }

  async remove() {
    if (this.child?.exitCode === null) await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** `gatehouse import FILE --list`; answers its summary. */
  async import(file) {
    const args = [COMMAND, "import", file, "--list", "--reason", "a benchmark of the serving side"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: this.environment(1), maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  }

  /** Calls the API as the bootstrap robot. */
  async call(method, route, body) {
    const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
    const answer = await fetch(this.origin + route, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Resident memory of the web process in MB. */
  get memory() {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8"))[1]) / 1024);
  }

  environment(port) {
    // An empty value counts as unset: never the database of whoever runs this.
    const own = { DATABASE_URL: "", PORT: String(port), HOST: "127.0.0.1", GATEHOUSE_DATA_DIR: this.dataDir, GATEHOUSE_DEMO: "0", LOG_LEVEL: "error" };
    const admin = { GATEHOUSE_ADMIN_EMAIL: "bench@example.com", GATEHOUSE_ADMIN_PASSWORD: this.token };
    const rates = { GATEHOUSE_RATE_WRITES_PER_MINUTE: "0" };
    return { ...process.env, ...own, ...admin, ...rates, GATEHOUSE_BOOTSTRAP_TOKEN: this.token, NODE_ENV: "production" };
  }
}

async function ready(origin, child) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error("Gatehouse did not become ready.");
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
