/** Decisions as people make them, over HTTP, and how long things took. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { plainManifest } from "@/test/gatehouse/plain-manifest";
import type { Session } from "@/test/gatehouse/session";
import type { RunningGatehouse } from "@/test/gatehouse/start";

export type Manifest = ReturnType<typeof plainManifest>;

const reviewsSchema = z.object({ items: z.array(z.object({ id: z.string(), revision: z.number(), digest: z.string() })) });
const reviewSchema = z.object({ revision: z.number(), digest: z.string() });

export async function json(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

export const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

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

/** Publishes a version, waits for its checks, and approves it. Resolves when the approval was answered. */
export async function approve(to: RunningGatehouse, reviewer: Session, name: string): Promise<Manifest> {
  const manifest = plainManifest(name, "1.0.0");
  await publish(to, manifest);
  const { id, revision, digest } = await reviewOf(reviewer, manifest);
  await json(reviewer.fetch(`/api/v1/reviews/${id}/votes`, post({ decision: "approve", comment: "Seen.", revision, digest })));
  return manifest;
}

export async function suspend(by: Session, { name, version }: Manifest): Promise<void> {
  await json(by.fetch(`/api/v1/catalogs/default/listings/${encodeURIComponent(name)}/${version}/suspend`, post({ reason: "Measured." })));
}

/** The time at a share of all times, in whole milliseconds. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
