import { v7 as uuid } from "uuid";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { prisma } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/http/errors";
import { wakeWebhooks } from "@/lib/jobs/definitions";
import { eventParamsSchema, noticeTypeSchema } from "../event-schema";
import { languageSchema } from "../preference-schema";
import { noticeTitle, type NoticeWords, noticeWords } from "../words";
import { type DeliveryRow, insertTest, listDeliveries, replayDeliveries, skipDelivery } from "./delivery-repository";
import { send } from "./send";
import { findSendingWebhook } from "./webhook-repository";
import type { Delivery, DeliveryFilter, Replay, WebhookTest } from "./webhook-schema";
import { authorizedWebhook } from "./webhook-service";

const TEST_PATH = "/console/webhooks";

/** What was sent to a webhook and what waits for it, newest first. Throws `forbidden`, `not_found`. */
export async function deliveriesPage(viewer: Viewer, id: string, filter: DeliveryFilter, limit: number, before?: number): Promise<Delivery[]> {
  const { language } = await authorizedWebhook(prisma(), viewer, "webhook.read", id);
  const words = await noticeWords(languageSchema.catch("en").parse(language));
  return (await listDeliveries(id, filter, limit, before)).map((row) => deliveryView(row, words));
}

function deliveryView(row: DeliveryRow, words: NoticeWords): Delivery {
  const { type, cause, state, attempts, status, durationMs, answer, trouble } = row;
  const [known, params] = [noticeTypeSchema.safeParse(type).data, eventParamsSchema.safeParse(row.params).data];
  return {
    ...{ id: Number(row.id), webhookId: row.eventKey, type, attempts, status, durationMs, answer, trouble },
    title: type === "test" ? words("test") : known === undefined || params === undefined ? type : noticeTitle(words, known, params),
    cause: cause as Delivery["cause"],
    state: state as Delivery["state"],
    at: row.at.toISOString(),
    attemptedAt: row.attemptedAt?.toISOString() ?? null,
  };
}

/** Sends a test to a webhook now, whatever waits for it. Throws `forbidden`, `not_found`. */
export async function testWebhook(caller: Caller, id: string): Promise<WebhookTest> {
  return attempt(caller, "webhook.test", id, async () => {
    const { name } = await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    const endpoint = await findSendingWebhook(prisma(), id);
    if (endpoint === null) throw notFound();
    const now = new Date();
    const eventKey = `test:${uuid()}`;
    const { retryAfterMs: _, ...result } = await send(endpoint, { eventKey, type: "test", params: {}, path: TEST_PATH, at: now });
    await insertTest(id, eventKey, TEST_PATH, result, now);
    await change(caller, async (step) => step.record({ action: "webhook.test", object: name, objectIds: [id], after: { delivered: result.trouble === null } }));
    return { ok: result.trouble === null, ...result };
  });
}

/** Sends once more what a webhook was told, behind what waits. Returns how much. Throws `forbidden`, `not_found`. */
export async function replay(caller: Caller, id: string, which: Replay): Promise<number> {
  return attempt(caller, "webhook.replay", id, async () => {
    const { name } = await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    return change(caller, async (step) => {
      const count = await replayDeliveries(step.tx, id, "delivery" in which ? { id: which.delivery } : { since: new Date(which.since) });
      if ("delivery" in which && count === 0) throw notFound();
      await wakeWebhooks(step.tx, [id]);
      step.record({ action: "webhook.replay", object: name, objectIds: [id], after: { ...which, count } });
      return count;
    });
  });
}

/** Gives up one delivery that waits, so that those behind it go out. Throws `forbidden`, `not_found`, `conflict` when it is no longer waiting. */
export async function skip(caller: Caller, id: string, delivery: number): Promise<void> {
  await attempt(caller, "webhook.skip", id, async () => {
    const { name } = await authorizedWebhook(prisma(), caller.viewer, "webhook.manage", id);
    await change(caller, async (step) => {
      if (!(await skipDelivery(step.tx, id, delivery))) throw new AppError("conflict", "This delivery does not wait any more.");
      await wakeWebhooks(step.tx, [id]);
      step.record({ action: "webhook.skip", object: name, objectIds: [id], after: { delivery } });
    });
  });
}
