import { noticeTypeSchema } from "../event-schema";
import { languageSchema } from "../preference-schema";
import { FAILING_AFTER_MS } from "./retry-plan";
import type { WebhookRow } from "./webhook-repository";
import { type Webhook, webhookFormatSchema, type WebhookState } from "./webhook-schema";
import { addressMark } from "./webhook-secret";

/** As much of an address as people and the record may see: anything behind the host may be a credential, whatever receives there. Pure. */
export function shownUrl(url: string, secret: string): string {
  return `${new URL(url).origin}/… #${addressMark(secret, url)}`;
}

/** What is stored of an address for people to see. An earlier Gatehouse stored paths. Pure. */
export function shownOf({ shownUrl: stored }: Pick<WebhookRow, "shownUrl">): string {
  return /\/…(?: #[0-9a-f]+)?$/.test(stored) ? stored : `${new URL(stored).origin}/…`;
}

/** A stored webhook as people see it. Pure. */
export function webhookView(row: WebhookRow, now: Date): Webhook {
  const format = webhookFormatSchema.parse(row.format);
  const { id, name, allowPrivate, failures } = row;
  return {
    ...{ id, name, url: shownOf(row), format, allowPrivate, failures },
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
