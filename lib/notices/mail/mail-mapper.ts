import type { EventParams } from "../event-schema";
import type { NoticeTypeName } from "../notice-names-schema";
import { NOTICE_TYPES } from "../notice-names-schema";
import { noticeTitle, type NoticeWords } from "../words";

/** What a mail says; `lib/notices/mail/send.ts` sends it. */
export interface Mail {
  /** The same notice has the same id: a mail that was sent twice is one for its reader. */
  id: string;
  subject: string;
  text: string;
  html: string;
}

/** A notice, as mail tells it. */
export interface MailedNotice {
  id: string;
  type: NoticeTypeName;
  params: EventParams;
  path: string;
  at: Date;
}

/** Longer subjects are cut by those who show them. */
const MAX_SUBJECT = 180;
/** More notices than this are told as a number. */
const MAX_OF_DIGEST = 50;

/** One notice as a mail. Pure. */
export function noticeMail(t: NoticeWords, notice: MailedNotice, publicUrl: string): Mail {
  const { id, type, params, path } = notice;
  const title = noticeTitle(t, type, params);
  const url = publicUrl + path;
  const why = t(`why.${NOTICE_TYPES[type].group}`);
  const text = [title, ...(params.text === undefined ? [] : [quoted(params.text)]), `${t("mail.open")}: ${url}`, footerText(t, why, publicUrl)].join("\n\n");
  const body = `<p>${escapeHtml(title)}</p>${params.text === undefined ? "" : quoteHtml(params.text)}<p><a href="${escapeHtml(url)}">${escapeHtml(t("mail.open"))}</a></p>`;
  return { id, subject: subjectOf(title), text, html: page(body, footerHtml(t, why, publicUrl)) };
}

/** What gathered since the last one, as one mail. Pure. */
export function digestMail(t: NoticeWords, id: string, notices: readonly MailedNotice[], total: number, publicUrl: string): Mail {
  const shown = notices.slice(0, MAX_OF_DIGEST).map((notice) => ({ ...notice, title: noticeTitle(t, notice.type, notice.params), url: publicUrl + notice.path }));
  const more = total > shown.length ? t("mail.digestMore", { count: total - shown.length }) : null;
  const lines = shown.map(({ title, url, params }) => [`* ${title}`, ...(params.text === undefined ? [] : [quoted(params.text)]), `  ${url}`].join("\n"));
  const items = shown.map(({ title, url, params }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a>${params.text === undefined ? "" : quoteHtml(params.text)}</li>`);
  const why = t("mail.digestWhy");
  return {
    id,
    subject: t("mail.digestSubject", { count: total }),
    text: [t("mail.digestIntro"), ...lines, ...(more === null ? [] : [more]), footerText(t, why, publicUrl)].join("\n\n"),
    html: page(`<p>${escapeHtml(t("mail.digestIntro"))}</p><ul>${items.join("")}</ul>${more === null ? "" : `<p>${escapeHtml(more)}</p>`}`, footerHtml(t, why, publicUrl)),
  };
}

/** Where somebody says otherwise. */
export const preferencesUrl = (publicUrl: string) => `${publicUrl}/account/notices`;

function footerText(t: NoticeWords, why: string, publicUrl: string): string {
  return `-- \n${why}\n${t("mail.choose")}: ${preferencesUrl(publicUrl)}`;
}

function footerHtml(t: NoticeWords, why: string, publicUrl: string): string {
  return `${escapeHtml(why)} <a href="${escapeHtml(preferencesUrl(publicUrl))}">${escapeHtml(t("mail.choose"))}</a>`;
}

function page(body: string, footer: string): string {
  return `<!doctype html><html><body style="font-family:sans-serif;line-height:1.5">${body}<hr><p style="font-size:small">${footer}</p></body></html>`;
}

/** A subject is one header line; texts of notices are without control characters already (told-text.ts), names of people need not be. */
function subjectOf(title: string): string {
  const line = title.replace(/\p{Cc}+/gu, " ");
  return line.length <= MAX_SUBJECT ? line : `${line.slice(0, MAX_SUBJECT - 1)}…`;
}

const quoted = (text: string) => `> ${text}`;
const quoteHtml = (text: string) => `<blockquote>${escapeHtml(text)}</blockquote>`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
