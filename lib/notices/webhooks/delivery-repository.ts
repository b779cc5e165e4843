import { prisma, type Tx } from "@/lib/db/client";
import type { Prisma, WebhookDelivery } from "@/prisma/generated/client";
import type { EventParams } from "../event-schema";
import type { DeliveryFilter } from "./webhook-schema";

export type DeliveryRow = WebhookDelivery;

export interface NewDelivery {
  endpointId: string;
  eventKey: string;
  type: string;
  params: EventParams;
  path: string;
  at: string;
}

/** Adds deliveries in their order, except those of events that their endpoint is told of already. */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_delivery (endpoint_id, event_key, type, params, path, at)
    SELECT endpoint_id, event_key, type, params, path, at
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(deliveries)}::json) AS ("endpointId" uuid, "eventKey" text, type text, params jsonb, path text, at timestamptz))
      WITH ORDINALITY AS d(endpoint_id, event_key, type, params, path, at, place)
    ORDER BY place
    ON CONFLICT (endpoint_id, event_key) WHERE cause = 'event' DO NOTHING`;
}

/** The next that goes out to an endpoint, or null. */
export function nextDelivery(endpointId: string): Promise<DeliveryRow | null> {
  return prisma().webhookDelivery.findFirst({ where: { endpointId, state: "pending" }, orderBy: { id: "asc" } });
}

/** What an attempt came to. */
export interface AttemptResult {
  status: number | null;
  durationMs: number;
  answer: string | null;
  trouble: string | null;
}

/** Notes an attempt; one without trouble delivered it. */
export async function noteAttempt(id: bigint, result: AttemptResult, now: Date): Promise<void> {
  const state = result.trouble === null ? { state: "delivered" } : {};
  await prisma().webhookDelivery.updateMany({ where: { id, state: "pending" }, data: { ...result, ...state, attempts: { increment: 1 }, attemptedAt: now } });
}

/** A test goes out at once, beside the order; it is only noted. */
export async function insertTest(endpointId: string, eventKey: string, path: string, result: AttemptResult, now: Date): Promise<void> {
  const state = result.trouble === null ? "delivered" : "skipped";
  await prisma().webhookDelivery.create({ data: { endpointId, eventKey, type: "test", params: {}, path, at: now, cause: "test", state, attempts: 1, attemptedAt: now, ...result } });
}

/** Newest first, before the one with id `before`. */
export function listDeliveries(endpointId: string, { state, type }: DeliveryFilter, limit: number, before?: number): Promise<DeliveryRow[]> {
  const where: Prisma.WebhookDeliveryWhereInput = { endpointId, ...(state !== undefined && { state }), ...(type !== undefined && { type }), ...(before !== undefined && { id: { lt: before } }) };
  return prisma().webhookDelivery.findMany({ where, orderBy: { id: "desc" }, take: limit });
}

/** Sends one delivery, or everything that happened since a moment, once more, in the old order and behind what waits. Returns how many. */
export async function replayDeliveries(tx: Tx, endpointId: string, which: { id: number } | { since: Date }): Promise<number> {
  const [id, since] = "id" in which ? [which.id, null] : [null, which.since];
  return tx.$executeRaw`
    INSERT INTO webhook_delivery (endpoint_id, event_key, type, params, path, at, cause)
    SELECT endpoint_id, event_key, type, params, path, at, 'replay' FROM webhook_delivery
    WHERE endpoint_id = ${endpointId}::uuid AND (id = ${id}::bigint OR (at >= ${since}::timestamptz AND cause = 'event' AND state <> 'pending'))
    ORDER BY id`;
}

/** Gives up one that waits: the next one goes out in its place. False when it does not wait any more. */
export async function skipDelivery(tx: Tx, endpointId: string, id: number): Promise<boolean> {
  return (await tx.webhookDelivery.updateMany({ where: { endpointId, id, state: "pending" }, data: { state: "skipped" } })).count > 0;
}

/** Forgets what went out before a moment. What waits stays, however old it is. */
export async function deleteDeliveriesBefore(moment: Date): Promise<void> {
  await prisma().webhookDelivery.deleteMany({ where: { state: { not: "pending" }, createdAt: { lt: moment } } });
}
