/** Formats of webhooks and what their forms begin with, for pages too: it needs no library. */
export const WEBHOOK_FORMATS = ["cloudevents", "dingtalk", "feishu", "wecom", "slack", "teams"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Chat products whose robots check a signature under a secret of theirs. The others know the sender by the address. */
export const FORMATS_WITH_GIVEN_SECRET: readonly WebhookFormat[] = ["dingtalk", "feishu"];

/** For how long after a rotation what is sent carries both signatures. */
export const DEFAULT_GRACE_HOURS = 24;
