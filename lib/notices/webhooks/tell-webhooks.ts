import { prisma, type Tx } from "@/lib/db/client";
import { wakeWebhooks } from "@/lib/jobs/definitions";
import type { NoticeEvent } from "../event";
import { NOTICE_TYPES } from "../notice-names-schema";
import { noticePath } from "../notice-path";
import { insertDeliveries, type NewDelivery } from "./delivery-repository";
import { listDueWebhooks, listSubscriptions } from "./webhook-repository";

/** Puts events behind what waits for each endpoint that wants them, and wakes it when `tx` commits. */
export async function tellWebhooks(tx: Tx, events: readonly NoticeEvent[]): Promise<void> {
  const leaving = events.filter(({ type }) => NOTICE_TYPES[type].webhook);
  if (leaving.length === 0) return;
  const endpoints = await listSubscriptions(tx);
  const deliveries = endpoints.flatMap(({ id, types, catalog }) =>
    leaving.filter((event) => types.includes(event.type) && (catalog === null || event.catalog === catalog.slug)).map((event) => deliveryOf(id, event)),
  );
  if (deliveries.length === 0) return;
  await insertDeliveries(tx, deliveries);
  await wakeWebhooks(tx, [...new Set(deliveries.map(({ endpointId }) => endpointId))]);
}

function deliveryOf(endpointId: string, event: NoticeEvent): NewDelivery {
  const { key, type, params, at } = event;
  return { endpointId, eventKey: key, type, params, path: noticePath(event, null), at: at.toISOString() };
}

/** Wakes the endpoints whose next attempt is due. */
export async function wakeDueWebhooks(): Promise<void> {
  const due = await listDueWebhooks(prisma(), new Date());
  if (due.length > 0) await wakeWebhooks(prisma(), due);
}
