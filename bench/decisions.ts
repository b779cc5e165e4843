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

/** Sends something as the bootstrap robot, who may publish everywhere. */
function asRobot(to: RunningGatehouse, route: string, init: RequestInit): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${to.bootstrapToken}` };
  return json(fetch(to.baseUrl + route, { ...init, headers }));
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

/** Publishes a version, with its tools if it has some, waits for its checks, and approves it. Resolves when the approval was answered. */
export async function approve(to: RunningGatehouse, reviewer: Session, name: string, tools: readonly object[] = []): Promise<Manifest> {
  const manifest = plainManifest(name, "1.0.0");
  await asRobot(to, "/v0/publish", post(manifest));
  const surface = { tools, prompts: [], resources: [] };
  if (tools.length > 0) await asRobot(to, `/api/v1/servers/${encodeURIComponent(name)}/versions/1.0.0/tools`, { method: "PUT", body: JSON.stringify(surface) });
  let answer: Response;
  do {
    const { id, revision, digest } = await reviewOf(reviewer, manifest);
    answer = await reviewer.fetch(`/api/v1/reviews/${id}/votes`, post({ decision: "approve", comment: "Seen.", revision, digest }));
    // The checks of declared tools may finish between reading and voting: then it is read again.
  } while (answer.status === 409);
  await json(Promise.resolve(answer));
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
