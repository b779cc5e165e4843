import { authorize } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import type { Locale } from "@/i18n/locales";
import { prisma } from "@/lib/db/client";
import { eventParamsSchema, noticeTypeSchema } from "./event-schema";
import { NOTICE_TYPES } from "./notice-names-schema";
import { countUnread, listNotices, markRead, type NoticeRow } from "./notice-repository";
import { findPreferences } from "./preference-repository";
import type { InboxPosition, MarkRead, Notice, NoticeFilter } from "./schema";
import { noticeTitle, type NoticeWords, noticeWords } from "./words";

/**
 * Somebody's notices, newest first, in the reader's language. What the reader may not see any more is not there, however
 * long ago it was told. Throws `person_required`.
 */
export async function inboxPage(viewer: Viewer, filter: NoticeFilter, limit: number, after?: InboxPosition): Promise<Notice[]> {
  authorize(viewer, "notice.read");
  const [rows, words] = await Promise.all([listNotices(viewer, filter, limit, after), wordsFor(viewer, filter.language)]);
  return rows.flatMap((row) => viewOf(row, words) ?? []);
}

/** How many notices somebody has not read. Nobody without a right to an inbox has any. */
export async function unreadCount(viewer: Viewer): Promise<number> {
  authorize(viewer, "notice.read");
  return countUnread(viewer);
}

/** Marks own notices as read. Throws `person_required`. */
export async function readNotices(viewer: Viewer, which: MarkRead): Promise<number> {
  authorize(viewer, "notice.read");
  await markRead(viewer.principalId, "all" in which ? "all" : which.ids);
  return countUnread(viewer);
}

async function wordsFor({ principalId }: Viewer, language: Locale | undefined): Promise<NoticeWords> {
  return noticeWords(language ?? (await findPreferences(prisma(), [principalId])).get(principalId)?.language ?? null);
}

/** Null for what an older or newer Gatehouse told in a way this one does not know. */
function viewOf({ id, type: storedType, params: storedParams, at, path, readAt }: NoticeRow, words: NoticeWords): Notice | null {
  const [type, params] = [noticeTypeSchema.safeParse(storedType).data, eventParamsSchema.safeParse(storedParams).data];
  if (type === undefined || params === undefined) return null;
  return { id, type, group: NOTICE_TYPES[type].group, at: at.toISOString(), title: noticeTitle(words, type, params), text: params.text ?? null, path, read: readAt !== null };
}
