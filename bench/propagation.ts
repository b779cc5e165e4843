/**
 * How long after a decision on one web process another one serves by it: approvals and suspensions, in ms. Prints JSON.
 * Run by run.mjs.
 */
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { temporaryDataDir } from "@/e2e/fixtures/server-process";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";
import { approve, type Manifest, percentile, suspend } from "./decisions";

const SECRET = "a secret that both processes share, long enough";
/** Short against what is measured, and rare enough not to load the process that is asked. */
const ASK_EVERY_MS = 2;
const pathOf = ({ name, version }: Manifest) => `/v0/servers/${encodeURIComponent(name)}/versions/${version}`;

/** Milliseconds until `url` answers `status`, counted from the moment the decision was answered. */
async function untilAnswers(url: string, status: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const response = await fetch(url);
    await response.arrayBuffer();
    if (response.status === status) return performance.now() - began;
    await pause(ASK_EVERY_MS);
  }
}

const percentiles = (times: number[]) => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99) });

async function measure(first: RunningGatehouse, second: RunningGatehouse, count: number) {
  const [ada, sam] = [await first.signIn(first.people.ada.email, first.people.ada.password), await first.signIn(first.people.sam.email, first.people.sam.password)];
  const approved: number[] = [];
  const suspended: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const manifest = await approve(first, ada, `com.example/measured-${number}`);
    approved.push(await untilAnswers(second.baseUrl + pathOf(manifest), 200));
    await suspend(sam, manifest);
    suspended.push(await untilAnswers(second.baseUrl + pathOf(manifest), 404));
  }
  return { decisions: count, approvedMs: percentiles(approved), suspendedMs: percentiles(suspended) };
}

const { values } = parseArgs({ options: { count: { type: "string", default: "100" } } });
const dataDir = temporaryDataDir();
const postgres = await startEmbeddedPostgres({ dataDir });
const env = { DATABASE_URL: postgres.url, GATEHOUSE_SECRET: SECRET, GATEHOUSE_RATE_WRITES_PER_MINUTE: "0" };
const started: RunningGatehouse[] = [];
try {
  const first = await startGatehouse({ dataDir, env: { ...env, EMBEDDED_WORKER: "1" } });
  started.unshift(first);
  const second = await startGatehouse({ dataDir, env: { ...env, EMBEDDED_WORKER: "0" }, bootstrapToken: first.bootstrapToken });
  started.unshift(second);
  console.log(JSON.stringify(await measure(first, second, Number(values.count))));
} finally {
  for (const gatehouse of started) await gatehouse.stop();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
