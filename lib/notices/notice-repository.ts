import type { Viewer } from "@/lib/access/schema";
import { prisma, type Tx } from "@/lib/db/client";
import { likeLiteral } from "@/lib/db/like-literal";
import type { Notice as NoticeRow, Prisma } from "@/prisma/generated/client";
import type { EventParams } from "./event-schema";
import type { InstantNotice } from "./mail-bound";
import type { NoticeGroup } from "./notice-names-schema";
import { NOTICE_TYPE_NAMES, NOTICE_TYPES } from "./notice-names-schema";
import { type RightInPlace, rightsInPlaces } from "./rights-in-places";
import type { MailRhythm } from "./preference-schema";

export type { NoticeRow };

export interface NewNotice {
  eventKey: string;
  recipientId: string;
  type: string;
  params: EventParams;
  needs: string | null;
  namespace: string | null;
  path: string;
  at: string;
  inInbox: boolean;
  mail: MailRhythm;
}

/** Adds notices that are not there yet. Returns those that were added and are to be mailed at once, in their order. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<InstantNotice[]> {
  const rows = await tx.$queryRaw<(InstantNotice & { mail: string })[]>`
    INSERT INTO notice (id, event_key, recipient_id, type, params, needs, namespace, path, at, in_inbox, mail)
    SELECT gen_random_uuid(), "eventKey", "recipientId", type, params, needs, namespace, path, at, "inInbox", mail
    FROM json_to_recordset(${JSON.stringify(notices)}::json) AS n("eventKey" text, "recipientId" uuid, type text, params jsonb, needs text, namespace text, path text,
      at timestamptz, "inInbox" boolean, mail text)
    ON CONFLICT (event_key, recipient_id) DO NOTHING RETURNING id, recipient_id AS "recipientId", mail`;
  return rows.filter(({ mail }) => mail === "instant");
}

/** How many notices to be mailed at once some people got since a moment. */
export async function countInstant(tx: Tx, recipientIds: readonly string[], since: Date): Promise<Map<string, number>> {
  const rows = await tx.notice.groupBy({ by: ["recipientId"], where: { recipientId: { in: [...recipientIds] }, mail: "instant", createdAt: { gt: since } }, _count: true });
  return new Map(rows.map(({ recipientId, _count }) => [recipientId, _count]));
}

/** Lets some notices wait for the daily mail. */
export async function deferToDailyMail(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.notice.updateMany({ where: { id: { in: [...ids] } }, data: { mail: "daily" } });
}

export interface InboxFilter {
  q?: string | undefined;
  group?: NoticeGroup | undefined;
  unread?: boolean | undefined;
}

/** What stands in somebody's inbox and may still be seen by them. */
function inboxOf(viewer: Viewer, { q, group, unread }: InboxFilter = {}): Prisma.NoticeWhereInput {
  const words = q === undefined || q === "" ? [] : ["server", "name", "catalog", "actor", "text"].map((path) => ({ params: { path: [path], string_contains: likeLiteral(q), mode: "insensitive" as const } }));
  return {
    recipientId: viewer.principalId,
    inInbox: true,
    AND: [{ OR: [{ needs: null }, ...rightsInPlaces(viewer).map(inPlace)] }, ...(words.length === 0 ? [] : [{ OR: words }])],
    ...(unread === true && { readAt: null }),
    ...(group !== undefined && { type: { in: NOTICE_TYPE_NAMES.filter((type) => NOTICE_TYPES[type].group === group) } }),
  };
}

function inPlace({ right, namespaces }: RightInPlace): Prisma.NoticeWhereInput {
  return { needs: right, ...(namespaces !== "all" && { namespace: { in: [...namespaces] } }) };
}

/** Newest first, after the one at `after`. */
export function listNotices(viewer: Viewer, filter: InboxFilter, limit: number, after?: { at: string; id: string }): Promise<NoticeRow[]> {
  const behind = after === undefined ? {} : { OR: [{ at: { lt: new Date(after.at) } }, { at: new Date(after.at), id: { lt: after.id } }] };
  return prisma().notice.findMany({ where: { AND: [inboxOf(viewer, filter), behind] }, orderBy: [{ at: "desc" }, { id: "desc" }], take: limit });
}

export function countUnread(viewer: Viewer): Promise<number> {
  return prisma().notice.count({ where: inboxOf(viewer, { unread: true }) });
}

/** Marks some of somebody's notices, or all, as read. Those of others stay as they are. */
export async function markRead(recipientId: string, ids: readonly string[] | "all"): Promise<void> {
  await prisma().notice.updateMany({ where: { recipientId, readAt: null, ...(ids !== "all" && { id: { in: [...ids] } }) }, data: { readAt: new Date() } });
}

export function findNotice(id: string): Promise<NoticeRow | null> {
  return prisma().notice.findUnique({ where: { id } });
}

/** What waits for somebody's daily mail, oldest first. */
export function listForDailyMail(recipientId: string, limit: number): Promise<NoticeRow[]> {
  return prisma().notice.findMany({ where: { recipientId, mail: "daily", mailSentAt: null, mailRefusal: null }, orderBy: [{ at: "asc" }, { id: "asc" }], take: limit });
}

/** Who has something waiting for a daily mail since before `boundary`. */
export async function recipientsOfDailyMail(tx: Tx, boundary: Date): Promise<string[]> {
  const rows = await tx.notice.findMany({ where: { mail: "daily", mailSentAt: null, mailRefusal: null, createdAt: { lt: boundary } }, select: { recipientId: true }, distinct: ["recipientId"] });
  return rows.map(({ recipientId }) => recipientId);
}

/** What became of the mail about some notices: sent now, or never, and why. */
export async function noteMailed(ids: readonly string[], refusal: string | null): Promise<void> {
  await prisma().notice.updateMany({ where: { id: { in: [...ids] } }, data: refusal === null ? { mailSentAt: new Date() } : { mailRefusal: refusal } });
}

export async function deleteNoticesBefore(moment: Date): Promise<void> {
  await prisma().notice.deleteMany({ where: { at: { lt: moment } } });
}
