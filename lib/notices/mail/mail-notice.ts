import { personToTell } from "@/lib/access/people-to-tell";
import type { Viewer } from "@/lib/access/schema";
import type { Locale } from "@/i18n/locales";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { log } from "@/lib/telemetry/log";
import { eventParamsSchema, noticeTypeSchema } from "../event-schema";
import { findNotice, noteMailed, type NoticeRow } from "../notice-repository";
import { findPreferences } from "../preference-repository";
import { maySee } from "../recipients";
import { noticeWords } from "../words";
import { type Mail, type MailedNotice, noticeMail } from "./mail-mapper";
import { MailRefused, sendMail } from "./send";

/** Who a mail goes to. */
export interface Reader {
  person: Viewer & { email: string };
  language: Locale | null;
}

/**
 * Sends one notice by mail, once. Whoever may not see any more what it is about gets none. Rejects while the mail server is
 * away: the job tries again, later each time.
 */
export async function mailNotice(id: string): Promise<void> {
  const row = await findNotice(id);
  if (row === null || row.mailSentAt !== null || row.mailRefusal !== null) return;
  const [reader, notice] = [await readerOf(row.recipientId), mailedNotice(row)];
  if (reader === null || notice === null || !isVisible(reader.person, row)) return noteMailed([id], "not to be seen any more");
  const words = await noticeWords(reader.language);
  await deliver(reader, noticeMail(words, notice, config().publicUrl), [id]);
}

/** The person with rights and language as they are now; null when there is nobody to write to. */
export async function readerOf(principalId: string): Promise<Reader | null> {
  const [person, preferences] = await Promise.all([personToTell(principalId), findPreferences(prisma(), [principalId])]);
  if (person === null || person.email === null) return null;
  return { person: { ...person, email: person.email }, language: preferences.get(principalId)?.language ?? null };
}

/** A stored notice as mail tells it; null for what this Gatehouse does not know. */
export function mailedNotice({ id, type: storedType, params: storedParams, path, at }: NoticeRow): MailedNotice | null {
  const [type, params] = [noticeTypeSchema.safeParse(storedType).data, eventParamsSchema.safeParse(storedParams).data];
  return type === undefined || params === undefined ? null : { id, type, params, path, at };
}

/** Whether somebody may still see what a stored notice is about. */
export function isVisible(person: Viewer, row: NoticeRow): boolean {
  const [type, params] = [noticeTypeSchema.safeParse(row.type).data, eventParamsSchema.safeParse(row.params).data];
  return type !== undefined && maySee(person, { type, namespace: row.namespace, catalog: params?.catalog ?? null });
}

/** Sends a mail about some notices and notes that. What the mail server refuses for good is noted as refused. */
export async function deliver({ person }: Reader, mail: Mail, noticeIds: readonly string[]): Promise<void> {
  try {
    await sendMail({ name: person.name, address: person.email }, mail);
    await noteMailed(noticeIds, null);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    log().warn({ err: error, recipient: person.principalId }, "a mail was refused");
    await noteMailed(noticeIds, error.message);
  }
}
