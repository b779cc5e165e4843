import type { NoticeTypeName } from "@/lib/notices/notice-names-schema";
import { FORMATS_WITH_GIVEN_SECRET, type WebhookFormat } from "@/lib/notices/webhooks/webhook-names-schema";
import type { Webhook } from "@/lib/notices/webhooks/webhook-schema";

/** What stands in the form of a webhook. */
export interface WebhookValues {
  name: string;
  /** Empty when it is edited: the stored address stays. */
  url: string;
  format: WebhookFormat;
  language: "en" | "zh-CN";
  /** Empty: every catalog. */
  catalog: string;
  types: NoticeTypeName[];
  allowPrivate: boolean;
  signingSecret: string;
}

export type WebhookField = "name" | "url" | "types" | "signingSecret";
export type Read<Value> = { ok: true; value: Value } | { ok: false; wrong: ReadonlySet<WebhookField> };

/** What most people want to hear of. */
const USUAL: readonly NoticeTypeName[] = ["submission_received", "review_approved", "review_rejected", "listing_suspended", "listing_reinstated"];

export function emptyValues(language: WebhookValues["language"]): WebhookValues {
  return { name: "", url: "", format: "cloudevents", language, catalog: "", types: [...USUAL], allowPrivate: false, signingSecret: "" };
}

export function valuesOf({ name, format, language, catalog, types, allowPrivate }: Webhook): WebhookValues {
  return { name, url: "", format, language, catalog: catalog ?? "", types, allowPrivate, signingSecret: "" };
}

/** Whether a product's robots check a signature under a secret that people enter. */
export function takesSecret(format: WebhookFormat): boolean {
  return FORMATS_WITH_GIVEN_SECRET.includes(format);
}
