/**
 * How long after a decision on one web process another one serves by it: approvals and suspensions, in ms. Prints JSON.
 * Run by run.mjs.
 */
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { temporaryDataDir } from "@/e2e/fixtures/server-process";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import type { Session } from "@/test/gatehouse/session";
import { type RunningGatehouse, startGatehouse } from "@/test/gatehouse/start";

type Manifest = ReturnType<typeof plainManifest>;

const SECRET = "a secret that both processes share, long enough";
/** Short against what is measured, and rare enough not to load the process that is asked. */
const ASK_EVERY_MS = 2;
const reviewsSchema = z.object({ items: z.array(z.object({ id: z.string(), revision: z.number(), digest: z.string() })) });
const reviewSchema = z.object({ revision: z.number(), digest: z.string() });

async function json(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });
const pathOf = ({ name, version }: Manifest) => `/v0/servers/${encodeURIComponent(name)}/versions/${version}`;

async function publish(to: RunningGatehouse, manifest: Manifest): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${to.bootstrapToken}` };
  await json(fetch(`${to.baseUrl}/v0/publish`, { ...post(manifest), headers }));
}

/** The review of a version, once its checks have run. */
async function reviewOf(reviewer: Session, { name }: Manifest): Promise<{ id: string; revision: number; digest: string }> {
  for (;;) {
    const query = new URLSearchParams({ state: "in_review", q: name });
    const [row] = reviewsSchema.parse(await json(reviewer.fetch(`/api/v1/reviews?${query}`))).items;
    if (row !== undefined) return { ...reviewSchema.parse(await json(reviewer.fetch(`/api/v1/reviews/${row.id}`))), id: row.id };
    await pause(50);
  }
}

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

function percentiles(times: number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}

async function measure(first: RunningGatehouse, second: RunningGatehouse, count: number) {
  const [ada, sam] = [await first.signIn(first.people.ada.email, first.people.ada.password), await first.signIn(first.people.sam.email, first.people.sam.password)];
  const approved: number[] = [];
  const suspended: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const manifest = plainManifest(`com.example/measured-${number}`, "1.0.0");
    await publish(first, manifest);
    const { id, revision, digest } = await reviewOf(ada, manifest);
    await json(ada.fetch(`/api/v1/reviews/${id}/votes`, post({ decision: "approve", comment: "Seen.", revision, digest })));
    approved.push(await untilAnswers(second.baseUrl + pathOf(manifest), 200));
    const listing = `${encodeURIComponent(manifest.name)}/${manifest.version}`;
    await json(sam.fetch(`/api/v1/catalogs/default/listings/${listing}/suspend`, post({ reason: "Measured." })));
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
