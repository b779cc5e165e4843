/**
 * `npm run bench:nacos [-- --quick]`: a Gatehouse with a target on a real Nacos. How fast what is decided stands there, how
 * fast a catalog of 1,000 does, and how fast routers read either. Beside ours stands what the same Nacos does without us, in
 * the same run. Prints a table for each, and everything as JSON. It needs a build, Java 17 and Maven.
 */
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { temporaryDataDir } from "@/e2e/fixtures/server-process";
import { ensureJava } from "@/scripts/ensure-java.mjs";
import { root } from "@/scripts/process.mjs";
import { startGatehouse } from "@/test/gatehouse/start";
import { nacosEnvironment } from "@/test/nacos/real/environment.mjs";
import { startRealNacos } from "@/test/nacos/real/start";
import { createsPerSecond, decisions, driftPass, fullSync, type Place } from "./nacos-sync";
import { readsOf } from "./nacos-reads";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const SERVERS = values.quick ? 100 : 1_000;
const DECISIONS = values.quick ? 10 : 100;
const READ_SECONDS = values.quick ? 1 : 5;

const environment = nacosEnvironment(await ensureJava());
if (environment === null) process.exit(1);

/** Imports a generated catalog, listed without votes: what is measured begins after it. */
async function fill(dataDir: string): Promise<void> {
  const run = promisify(execFile);
  const file = path.join(dataDir, "servers.json");
  const env = { ...process.env, DATABASE_URL: "", GATEHOUSE_DATA_DIR: dataDir, NODE_ENV: "production" as const };
  await run(process.execPath, [path.join(root, "bench/generate.mjs"), file, "--versions", String(SERVERS), "--servers", String(SERVERS)]);
  await run(process.execPath, [path.join(root, "dist/gatehouse.js"), "import", file, "--list", "--reason", "a benchmark"], { cwd: root, env, maxBuffer: 1 << 26 });
}

const dataDir = temporaryDataDir();
const nacos = await startRealNacos({ java: environment.NACOS_JAVA, build: environment.NACOS_BUILD });
const gatehouse = await startGatehouse({ dataDir, env: { EMBEDDED_WORKER: "1", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", LOG_LEVEL: "error" } });
try {
  await fill(dataDir);
  const place: Place = { gatehouse, nacos: nacos.facts };
  const raw = { oneByOne: await createsPerSecond(nacos.facts, 40, 1), twoAtOnce: await createsPerSecond(nacos.facts, 60, 2), eightAtOnce: await createsPerSecond(nacos.facts, 80, 8) };
  console.log("\nNacos alone, creates per second:", raw);
  const sync = await fullSync(place);
  console.log("\nfull sync:", sync);
  const drift = await driftPass(place, sync.targetId);
  console.log("\ndrift pass:", drift);
  const reads = await readsOf(place, READ_SECONDS);
  console.log("\nreads, four connections:");
  console.table(reads);
  const decided = await decisions(place, DECISIONS);
  console.log("\ndecisions, ms:", decided);
  console.log(JSON.stringify({ at: new Date().toISOString(), node: process.version, nacos: nacos.facts.version, raw, sync, drift, decided, reads }));
} finally {
  await gatehouse.stop();
  await nacos.remove();
  rmSync(dataDir, { recursive: true, force: true });
}
