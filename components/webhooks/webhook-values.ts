import type { NoticeTypeName } from "@/lib/notices/event-schema";
import { type CreateWebhook, createWebhookSchema, FORMATS_WITH_GIVEN_SECRET, type PatchWebhook, patchWebhookSchema, type Webhook, type WebhookFormat } from "@/lib/notices/webhooks/webhook-schema";

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

/** A new webhook out of the form, or the fields that are wrong. Pure. */
export function readNew({ catalog, signingSecret, ...values }: WebhookValues): Read<CreateWebhook> {
  const hasSecret = takesSecret(values.format) && signingSecret !== "";
  return read(createWebhookSchema.safeParse({ ...values, ...(catalog !== "" && { catalog }), ...(hasSecret && { signingSecret }) }));
}

/** What was changed, or the fields that are wrong. An empty address or secret is one that stays. Pure. */
export function readPatch({ name, url, language, types, allowPrivate, format, signingSecret }: WebhookValues): Read<PatchWebhook> {
  const hasSecret = takesSecret(format) && signingSecret !== "";
  return read(patchWebhookSchema.safeParse({ name, language, types, allowPrivate, ...(url !== "" && { url }), ...(hasSecret && { signingSecret }) }));
}

type Parsed<Value> = { success: true; data: Value } | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };

function read<Value>(parsed: Parsed<Value>): Read<Value> {
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, wrong: new Set(parsed.error.issues.map(({ path }) => path[0] as WebhookField)) };
}
