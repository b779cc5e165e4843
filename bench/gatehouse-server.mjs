/** The built Gatehouse with the demo, on a port and in a data folder of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "../scripts/process.mjs";

const PROGRAM = path.join(root, "dist/server.js");
const READY_WITHIN_MS = 120_000;

/** Resolves when it is ready to serve. `stop` ends it and removes its data. */
export async function startGatehouse() {
  if (!existsSync(PROGRAM)) throw new Error("There is no build yet: run `npm start` once.");
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
  // The embedded PostgreSQL may run as another user, who must pass through.
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM], { cwd: root, env: environment(port, dataDir), stdio: ["ignore", "ignore", "inherit"] });
  const exited = once(child, "exit");
  const stop = async () => {
    child.kill();
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await ready(origin, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop };
}

function environment(port, dataDir) {
  // An empty value counts as unset: never the database of whoever runs this.
  const own = { DATABASE_URL: "", PORT: String(port), HOST: "127.0.0.1", GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_DEMO: "1", LOG_LEVEL: "error" };
  return { ...process.env, ...own, NODE_ENV: "production" };
}

/** The HTTP port opens after the demo is in place, so the first answer means complete. */
async function ready(origin, child) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(200);
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
