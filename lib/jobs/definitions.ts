import { z } from "zod";
import type { Tx } from "@/lib/db/client";

/**
 * Every job Gatehouse knows: its name and the shape of its payload. Handlers are in `handlers.ts`, which only the
 * worker imports; services enqueue here, inside the transaction that decides.
 */
export const JOBS = {
  /** Checks the whole hash chain of the record. */
  "audit.verify": z.object({ verificationId: z.uuid() }),
  /** Runs the rule set over the revision and surface a review has now; `again` even if it was judged already. */
  "checks.run": z.object({ reviewId: z.string(), again: z.boolean().default(false) }),
  /** Fetches the icon that a listed manifest names. */
  "icons.fetch": z.object({ revisionId: z.uuid() }),
  /** Orders icons that are missing or to be asked for again. */
  "icons.tick": z.object({}),
  /** Tells the feed of listings that have expired. */
  "listings.expire": z.object({}),
  /** Tells people and webhooks of what the audit record has gained, and wakes webhooks with something due. */
  "notices.dispatch": z.object({}),
  /** Tells of what time brings, and orders daily mails. */
  "notices.tick": z.object({}),
  /** Sends one notice by mail. */
  "notices.mail": z.object({ noticeId: z.uuid() }),
  /** Ends roles of groups that the provider has not confirmed for too long. */
  "roles.tick": z.object({}),
  /** Sends a person the mail of the day. */
  "notices.daily": z.object({ principalId: z.uuid() }),
  /** Sends a webhook what waits for it, in order. */
  "webhooks.deliver": z.object({ endpointId: z.uuid() }),
  /** Brings a Nacos target to what is decided. */
  "targets.sync": z.object({ targetId: z.uuid() }),
  /** Wakes targets with something due. */
  "targets.tick": z.object({}),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.input<(typeof JOBS)[N]>;

/** Adds a job that becomes visible to workers when `tx` commits. Handlers are idempotent and read the present state. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, max_attempts => 10)`;
}

const verificationKey = (id: string) => `audit.verify:${id}`;

/** Orders a check of the record when `tx` commits. */
export async function enqueueVerification(tx: Tx, verificationId: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.add_job('audit.verify', payload => ${JSON.stringify({ verificationId })}::json, job_key => ${verificationKey(verificationId)}, max_attempts => 10)`;
}

/** Whether the job of a check runs or will run: false when it was discarded or given up. */
export async function verificationMayRun(tx: Tx, verificationId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${verificationKey(verificationId)} AND (locked_at IS NOT NULL OR attempts < max_attempts)`;
  return rows.length > 0;
}

/** `enqueue` for many payloads of one job. */
export async function enqueueMany<N extends JobName>(tx: Tx, name: N, payloads: readonly JobPayload<N>[]): Promise<void> {
  const texts = payloads.map((payload) => JSON.stringify(payload));
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job(${name}, payload => text::json, max_attempts => 10) FROM unnest(${texts}::text[]) AS text) AS added`;
}

/**
 * Orders the icons of some revisions when `tx` commits; those whose manifest does not have the word cost nothing further. They run one after
 * the other and after everything else: hosts that are slow to answer must not keep checks waiting.
 */
export async function fetchIcons(tx: Tx, revisionIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job('icons.fetch', json_build_object('revisionId', id), queue_name => 'icons', job_key => 'icons.fetch:' || id, max_attempts => 10, priority => 10)
    FROM manifest_revision WHERE id = ANY(${[...revisionIds]}::uuid[]) AND position('"icons"'::bytea IN canonical) > 0 ORDER BY id) AS added`;
}

/**
 * Wakes the targets of some catalogs when `tx` commits. One job per target is enough, however many wishes there are; one
 * that runs already does not stop another from waiting behind it.
 */
export async function wakeTargets(tx: Tx, catalogIds: readonly string[]): Promise<void> {
  const ids = [...new Set(catalogIds)];
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job('targets.sync', json_build_object('targetId', id), job_key => 'targets.sync:' || id, max_attempts => 10)
    FROM sync_target WHERE catalog_id = ANY(${ids}::uuid[]) AND NOT removals_paused ORDER BY id) AS added`;
}

/** What is due within this time is an order for now. */
const SOON_MS = 1_000;

/**
 * Wakes one target at a time, or sooner if it was to be woken sooner. Orders for later have a key of their own: they are worked
 * out from what was committed until then, and must not push back one for now that commits in the same moment.
 */
export async function wakeTarget(tx: Tx, targetId: string, at: Date = new Date()): Promise<void> {
  const isLater = at.getTime() - Date.now() > SOON_MS;
  const key = `targets.${isLater ? "later" : "sync"}:${targetId}`;
  const payload = JSON.stringify({ targetId });
  await tx.$executeRaw`SELECT graphile_worker.add_job('targets.sync', payload => ${payload}::json, job_key => ${key}, max_attempts => 10,
    run_at => least(${at}::timestamptz, (SELECT run_at FROM graphile_worker.jobs WHERE key = ${key} AND locked_at IS NULL)))`;
}

/** Sends some notices by mail when `tx` commits. A mail server that is down for a day and a half loses none. */
export async function mailNotices(tx: Tx, noticeIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job('notices.mail', json_build_object('noticeId', id), job_key => 'notices.mail:' || id, max_attempts => 15)
    FROM unnest(${[...noticeIds]}::text[]) AS id) AS added`;
}

/** Orders the daily mail of some people when `tx` commits; one order for each, however often it is given. */
export async function enqueueDailyMails(tx: Tx, principalIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job('notices.daily', json_build_object('principalId', id), job_key => 'notices.daily:' || id, job_key_mode => 'preserve_run_at', max_attempts => 15)
    FROM unnest(${[...principalIds]}::text[]) AS id) AS added`;
}

/** Wakes some webhooks when `tx` commits. A queue for each: what goes to one endpoint keeps its order, and one that is slow keeps none of the others waiting. */
export async function wakeWebhooks(tx: Tx, endpointIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT count(*) FROM (SELECT graphile_worker.add_job('webhooks.deliver', json_build_object('endpointId', id), queue_name => 'webhook:' || id, job_key => 'webhooks.deliver:' || id, max_attempts => 3)
    FROM unnest(${[...endpointIds]}::text[]) AS id) AS added`;
}
