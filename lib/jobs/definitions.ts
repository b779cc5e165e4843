import { z } from "zod";
import type { Tx } from "@/lib/db/client";

/**
 * Every job Gatehouse knows: its name and the shape of its payload. Handlers are in `handlers.ts`, which only the
 * worker imports; services enqueue here, inside the transaction that decides.
 */
export const JOBS = {
  /** Runs the rule set over the revision and surface a review has now; `again` even if it was judged already. */
  "checks.run": z.object({ reviewId: z.string(), again: z.boolean().default(false) }),
  /** Tells the feed of listings that have expired. */
  "listings.expire": z.object({}),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.input<(typeof JOBS)[N]>;

/** Adds a job that becomes visible to workers when `tx` commits. Handlers are idempotent and read the present state. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, max_attempts => 10)`;
}

/** `enqueue` for many payloads of one job. */
export async function enqueueMany<N extends JobName>(tx: Tx, name: N, payloads: readonly JobPayload<N>[]): Promise<void> {
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job(${name}, payload => text::json, max_attempts => 10) FROM unnest(${texts}::text[]) AS text) AS added`;
}
