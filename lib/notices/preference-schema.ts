import { z } from "zod";
import { MAIL_RHYTHMS } from "./rhythm-names-schema";
import { locales } from "@/i18n/locales";
import { MUTABLE_TYPES } from "./notice-names-schema";
import { NOTICE_GROUPS, type NoticeGroup } from "./notice-names-schema";

/** How a person wants to be told of a group of events. Isomorphic. */
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];

export const noticeChoiceSchema = z.strictObject({ inbox: z.boolean(), mail: z.enum(MAIL_RHYTHMS) });
export type NoticeChoice = z.infer<typeof noticeChoiceSchema>;

export const languageSchema = z.enum(locales);
const groupSchema = z.enum(NOTICE_GROUPS);

export const noticePreferencesSchema = z.object({
  /** Language of what is sent; null: that of the pages was never chosen. */
  language: languageSchema.nullable(),
  choices: z.record(groupSchema, noticeChoiceSchema),
  /** Whether this installation sends mail at all. */
  mailConfigured: z.boolean(),
});
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;

/** What is left out stays as it is. */
export const putNoticePreferencesSchema = z.strictObject({
  language: languageSchema.optional(),
  choices: z.partialRecord(groupSchema, noticeChoiceSchema).optional(),
});
export type PutNoticePreferences = z.infer<typeof putNoticePreferencesSchema>;

/** As stored: only what somebody chose. What no longer has its shape counts as not chosen. */
export const storedChoicesSchema = z.partialRecord(groupSchema, noticeChoiceSchema).catch({});

/** Work that waits for many people comes once a day by mail; what concerns one's own things at once. */
const DEFAULT_MAIL: Record<NoticeGroup, MailRhythm> = { reviews: "daily", submissions: "instant", listings: "instant", requests: "daily", access: "instant", operations: "instant" };

/** Every group's choice: what was chosen, else what everybody has. Pure. */
export function choicesOf(chosen: Partial<Record<NoticeGroup, NoticeChoice>>): Record<NoticeGroup, NoticeChoice> {
  const entries = NOTICE_GROUPS.map((group) => [group, chosen[group] ?? { inbox: true, mail: DEFAULT_MAIL[group] }]);
  return Object.fromEntries(entries) as Record<NoticeGroup, NoticeChoice>;
}

/** What the reviewers of a catalog are spared. */
export const catalogNoticesSchema = z.strictObject({ muted: z.array(z.enum(MUTABLE_TYPES as [string, ...string[]])).max(MUTABLE_TYPES.length) });
export type CatalogNotices = z.infer<typeof catalogNoticesSchema>;
