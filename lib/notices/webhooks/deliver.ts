import { prisma } from "@/lib/db/client";
import { wakeWebhooks } from "@/lib/jobs/definitions";
import { eventParamsSchema, noticeTypeSchema } from "../event-schema";
import { type DeliveryRow, nextDelivery, noteAttempt, type AttemptResult } from "./delivery-repository";
import { retryMs } from "./retry-plan";
import { send, type WebhookNetwork } from "./send";
import { findSendingWebhook, noteFailure, noteSuccess, type SendingWebhook } from "./webhook-repository";

/** After so many it makes room for other jobs, and orders the next run. */
const AT_ONCE = 50;

/**
 * Sends an endpoint what waits for it, in order: nothing overtakes what could not be delivered. The first failure ends the run
 * and says when to try again. At least once each; receivers know by `webhook-id` what they have.
 *
 * To be called by one worker at a time for each endpoint (its queue sees to that).
 */
export async function deliverPending(endpointId: string, network?: WebhookNetwork): Promise<void> {
  for (let count = 0; count < AT_ONCE; count += 1) {
    const endpoint = await findSendingWebhook(prisma(), endpointId);
    if (endpoint === null || !isDue(endpoint, new Date())) return;
    const delivery = await nextDelivery(endpointId);
    if (delivery === null) return;
    if (!(await attempt(endpoint, delivery, network))) return;
  }
  await wakeWebhooks(prisma(), [endpointId]);
}

function isDue({ pausedAt, nextAt }: SendingWebhook, now: Date): boolean {
  return pausedAt === null && (nextAt === null || nextAt <= now);
}

/** False when it could not be delivered. */
async function attempt(endpoint: SendingWebhook, delivery: DeliveryRow, network: WebhookNetwork | undefined): Promise<boolean> {
  const { retryAfterMs, ...result } = await attemptResult(endpoint, delivery, network);
  const now = new Date();
  await noteAttempt(delivery.id, result, now);
  if (result.trouble === null) {
    await noteSuccess(endpoint.id, now);
    return true;
  }
  const failures = endpoint.failures + 1;
  await noteFailure(endpoint.id, failures, now, new Date(now.getTime() + retryMs(failures, Math.random(), retryAfterMs)));
  return false;
}

async function attemptResult(endpoint: SendingWebhook, delivery: DeliveryRow, network: WebhookNetwork | undefined): Promise<AttemptResult & { retryAfterMs: number }> {
  // A test that is sent again waits in line like any other.
  const type = delivery.type === "test" ? "test" : noticeTypeSchema.safeParse(delivery.type).data;
  const params = eventParamsSchema.safeParse(delivery.params).data;
  // Told by a newer Gatehouse: it waits for one that knows it.
  if (type === undefined || params === undefined) return { status: null, durationMs: 0, answer: null, trouble: "this version of Gatehouse does not know the event", retryAfterMs: 0 };
  return send(endpoint, { ...delivery, type, params }, network);
}
