import { type CreateWebhook, createWebhookSchema, type PatchWebhook, patchWebhookSchema } from "@/lib/notices/webhooks/webhook-schema";
import { type Read, takesSecret, type WebhookField, type WebhookValues } from "./webhook-values";

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
