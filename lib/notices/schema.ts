import { z } from "zod";
import { instantSchema } from "@/lib/http/instant-schema";
import { storableTextSchema } from "@/lib/http/storable-text-schema";
import { noticeTypeSchema } from "./event-schema";
import { NOTICE_GROUPS } from "./notice-names-schema";
import { languageSchema } from "./preference-schema";

/** Wire shapes of the inbox. Isomorphic. */
export const noticeFilterSchema = z.object({
  /** A word of what it is about: a server, a catalog, a person. */
  q: storableTextSchema.max(200).optional(),
  group: z.enum(NOTICE_GROUPS).optional(),
  unread: z.stringbool().optional(),
  /** Language of the words; left out: that of the account, else English. */
  language: languageSchema.optional(),
});
export type NoticeFilter = z.output<typeof noticeFilterSchema>;

export const noticeSchema = z.object({
  id: z.uuid(),
  type: noticeTypeSchema,
  group: z.enum(NOTICE_GROUPS),
  at: z.iso.datetime(),
  /** One sentence: what happened, and to what. */
  title: z.string(),
  /** What somebody said about it; null: nothing. */
  text: z.string().nullable(),
  /** Where it leads, below the address of this Gatehouse. */
  path: z.string(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Where a page of the inbox goes on. */
export const inboxPositionSchema = z.object({ at: instantSchema, id: z.uuid() });
export type InboxPosition = z.infer<typeof inboxPositionSchema>;

export const unreadSchema = z.object({ unread: z.number().int() });

/** Which notices were read: some, or every one that is there by now. */
export const markReadSchema = z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }), z.strictObject({ all: z.literal(true) })]);
export type MarkRead = z.infer<typeof markReadSchema>;
