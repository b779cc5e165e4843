import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/i18n/locales";
import type { NoticeGroup } from "./notice-names-schema";
import { choicesOf, languageSchema, type NoticeChoice, storedChoicesSchema } from "./preference-schema";

/** How somebody is told: what was chosen, and what everybody has of the rest. */
export interface Preference {
  language: Locale | null;
  choices: Record<NoticeGroup, NoticeChoice>;
}

export const NOTHING_CHOSEN: Preference = { language: null, choices: choicesOf({}) };

/** The preferences of those who chose something, by principal. */
export async function findPreferences(tx: Tx, principalIds: readonly string[]): Promise<Map<string, Preference>> {
  const rows = await tx.noticePreference.findMany({ where: { principalId: { in: [...principalIds] } } });
  return new Map(
    rows.map(({ principalId, language, choices }) => [principalId, { language: languageSchema.safeParse(language).data ?? null, choices: choicesOf(storedChoicesSchema.parse(choices)) }]),
  );
}

/** Stores what was chosen beside what was chosen before. */
export async function mergePreference(tx: Tx, principalId: string, chosen: { language?: Locale | undefined; choices?: Partial<Record<NoticeGroup, NoticeChoice>> | undefined }): Promise<void> {
  const { language = null, choices = {} } = chosen;
  await tx.$executeRaw`
    INSERT INTO notice_preference AS p (principal_id, language, choices) VALUES (${principalId}::uuid, ${language}, ${JSON.stringify(choices)}::jsonb)
    ON CONFLICT (principal_id) DO UPDATE SET language = coalesce(excluded.language, p.language), choices = p.choices || excluded.choices, updated_at = now()`;
}

/** Stores a language for somebody who has none. */
export async function insertFirstLanguage(tx: Tx, principalId: string, language: Locale): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO notice_preference AS p (principal_id, language, choices) VALUES (${principalId}::uuid, ${language}, '{}'::jsonb)
    ON CONFLICT (principal_id) DO UPDATE SET language = excluded.language, updated_at = now() WHERE p.language IS NULL`;
}

/** Of which types the reviewers of catalogs want to hear nothing, by slug. */
export async function findMuted(tx: Tx): Promise<Map<string, Set<string>>> {
  const rows = await tx.catalogNotice.findMany({ include: { catalog: { select: { slug: true } } } });
  return new Map(rows.map(({ catalog, muted }) => [catalog.slug, new Set(muted)]));
}

export async function putMuted(tx: Tx, catalogId: string, muted: readonly string[]): Promise<void> {
  const data = { muted: [...muted] };
  await tx.catalogNotice.upsert({ where: { catalogId }, create: { catalogId, ...data }, update: data });
}
