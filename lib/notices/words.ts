import { createTranslator } from "use-intl/core";
import { defaultLocale, type Locale } from "@/i18n/locales";
import { loadMessages, type Messages } from "@/i18n/messages";
import type { EventParams } from "./event-schema";
import type { NoticeTypeName } from "./notice-names-schema";

/** Words of notices in one language, for the inbox, mail and chats alike. */
export type NoticeWords = ReturnType<typeof createTranslator<Messages, "notices">> & {
  /** Roles by name, as a list. A role of an older or newer Gatehouse has its code for a name. */
  roles: (codes: readonly string[]) => string;
};

const LOADED = new Map<Locale, Promise<NoticeWords>>();

/** The words of a language. Loaded once; the same text in every channel. */
export function noticeWords(language: Locale | null): Promise<NoticeWords> {
  const locale = language ?? defaultLocale;
  const loaded = LOADED.get(locale) ?? load(locale);
  LOADED.set(locale, loaded);
  return loaded;
}

async function load(locale: Locale): Promise<NoticeWords> {
  const messages = await loadMessages(locale);
  const names = new Map<string, string>(Object.entries(messages.roles));
  const list = new Intl.ListFormat(locale);
  const roles = (codes: readonly string[]) => list.format(codes.map((code) => names.get(code) ?? code));
  return Object.assign(createTranslator({ locale, messages, namespace: "notices", timeZone: "UTC" }), { roles });
}

/** One sentence: what happened, and to what. Pure. */
export function noticeTitle(t: NoticeWords, type: NoticeTypeName, params: EventParams): string {
  const { actor, server = "", version = "", catalog = "", name = "", count = 0, until, roles = [], cause = "groups", suspended = false } = params;
  const who = actor ?? t("system");
  const day = until === undefined ? "" : until.slice(0, 10);
  return t(`event.${type}`, { actor: who, server, version, catalog, name, count, until: day, roles: t.roles(roles), cause, suspended: String(suspended) });
}
