/** The replies that are ready to be sent, in the order they are offered; `reply-templates.ts` has their texts. Pure. */
export const TEMPLATE_IDS = ["pin", "secret", "tools", "hidden", "privileges", "duplicate"] as const;

export type TemplateId = (typeof TEMPLATE_IDS)[number];
