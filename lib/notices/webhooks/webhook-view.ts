import { noticeTypeSchema } from "../event-schema";
import { languageSchema } from "../preference-schema";
import { FAILING_AFTER_MS } from "./retry-plan";
import type { WebhookRow } from "./webhook-repository";
import { type Webhook, webhookFormatSchema, type WebhookState } from "./webhook-schema";
import { type WebhookFormat } from "./webhook-names-schema";

/** As much of an address as people may see: a query, and any part of a chat product's, may be a credential. Pure. */
export function shownUrl(url: string, format: WebhookFormat): string {
  const { origin, pathname, search } = new URL(url);
  if (format !== "cloudevents") return `${origin}/…`;
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

/** A stored webhook as people see it. Pure. */
export function webhookView(row: WebhookRow, now: Date): Webhook {
  const format = webhookFormatSchema.parse(row.format);
  const { id, name, allowPrivate, failures } = row;
  return {
    ...{ id, name, url: row.shownUrl, format, allowPrivate, failures },
    language: languageSchema.catch("en").parse(row.language),
    catalog: row.catalog?.slug ?? null,
    types: row.types.flatMap((type) => noticeTypeSchema.safeParse(type).data ?? []),
    signed: row.isSigned,
    previousSecretUntil: timeText(row.previousSecretUntil !== null && row.previousSecretUntil > now ? row.previousSecretUntil : null),
    state: stateOf(row, now),
    failingSince: timeText(row.failingSince),
    nextAttemptAt: timeText(failures > 0 ? row.nextAt : null),
    lastSuccessAt: timeText(row.lastSuccessAt),
    waiting: row._count.deliveries,
    createdAt: row.createdAt.toISOString(),
  };
}

function timeText(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

function stateOf({ pausedAt, failures, failingSince }: Pick<WebhookRow, "pausedAt" | "failures" | "failingSince">, now: Date): WebhookState {
  if (pausedAt !== null) return "paused";
  if (failingSince !== null && now.getTime() - failingSince.getTime() > FAILING_AFTER_MS) return "failing";
  return failures > 0 ? "retrying" : "active";
}
