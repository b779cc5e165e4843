import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { noticeTypeSchema } from "../event-schema";
import { WEBHOOK_TYPES } from "../notice-names-schema";
import { languageSchema } from "../preference-schema";
import { WEBHOOK_FORMATS, DEFAULT_GRACE_HOURS } from "./webhook-names-schema";

/** Wire shapes of webhooks. Isomorphic. */
export const webhookFormatSchema = z.enum(WEBHOOK_FORMATS);

const MAX_GRACE_HOURS = 24 * 30;

const name = storableTextSchema.trim().min(1).max(100);
const url = storableTextSchema.trim().max(2_000).refine((text) => URL.canParse(text), "must be an address");
const types = z.array(z.enum(WEBHOOK_TYPES as [string, ...string[]])).min(1).max(WEBHOOK_TYPES.length);
/** The signing secret that DingTalk or Feishu shows for a robot. */
const givenSecret = storableTextSchema.min(1).max(200);

export const createWebhookSchema = z.strictObject({
  name,
  url,
  format: webhookFormatSchema.default("cloudevents"),
  language: languageSchema.default("en"),
  /** Slug; left out: every catalog. */
  catalog: z.string().min(1).max(63).optional(),
  types,
  /** The address may lie in a private network, and use http or another port. */
  allowPrivate: z.boolean().default(false),
  signingSecret: givenSecret.optional(),
});
export type CreateWebhook = z.input<typeof createWebhookSchema>;

/** What is left out stays as it is. Another address needs the signing secret of its robot again. */
export const patchWebhookSchema = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  language: languageSchema.optional(),
  types: types.optional(),
  allowPrivate: z.boolean().optional(),
  signingSecret: givenSecret.optional(),
  paused: z.boolean().optional(),
});
export type PatchWebhook = z.infer<typeof patchWebhookSchema>;

export const WEBHOOK_STATES = ["active", "retrying", "failing", "paused"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const webhookSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Of a chat product only the host: the rest of its address is a credential. */
  url: z.string(),
  format: webhookFormatSchema,
  language: languageSchema,
  catalog: z.string().nullable(),
  types: z.array(noticeTypeSchema),
  allowPrivate: z.boolean(),
  /** Whether what is sent is signed, and until when also under the secret before. */
  signed: z.boolean(),
  previousSecretUntil: z.iso.datetime().nullable(),
  /** `retrying`: the last attempt failed; `failing`: it has for twelve hours. Nothing is lost in either. */
  state: z.enum(WEBHOOK_STATES),
  failures: z.number().int(),
  failingSince: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  waiting: z.number().int(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** With the secret, this once; null for a format that is not signed by us. */
export const webhookWithSecretSchema = webhookSchema.extend({ secret: z.string().nullable() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

export const rotateSecretSchema = z.strictObject({ graceHours: z.number().int().min(0).max(MAX_GRACE_HOURS).default(DEFAULT_GRACE_HOURS) });

export const DELIVERY_STATES = ["pending", "delivered", "skipped"] as const;
export const deliverySchema = z.object({
  id: z.number().int(),
  /** The same for each attempt and replay: receivers know by it what they have. */
  webhookId: z.string(),
  type: z.string(),
  /** One sentence in the language of the webhook. */
  title: z.string(),
  at: z.iso.datetime(),
  cause: z.enum(["event", "replay", "test"]),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  attemptedAt: z.iso.datetime().nullable(),
  status: z.number().int().nullable(),
  durationMs: z.number().int().nullable(),
  answer: z.string().nullable(),
  trouble: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryFilterSchema = z.object({ state: z.enum(DELIVERY_STATES).optional(), type: z.string().max(100).optional() });
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;

/** What is sent again: one delivery, or everything that happened since a moment. */
export const replaySchema = z.union([z.strictObject({ delivery: z.number().int() }), z.strictObject({ since: z.iso.datetime({ offset: true }) })]);
export type Replay = z.infer<typeof replaySchema>;
export const replayedSchema = z.object({ count: z.number().int() });

/** What a test came to. */
export const webhookTestSchema = z.object({ ok: z.boolean(), status: z.number().int().nullable(), durationMs: z.number().int(), answer: z.string().nullable(), trouble: z.string().nullable() });
export type WebhookTest = z.infer<typeof webhookTestSchema>;
