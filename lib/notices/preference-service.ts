import type { Locale } from "@/i18n/locales";
import { authorize } from "@/lib/access/permissions";
import type { Caller, Viewer } from "@/lib/access/schema";
import { attempt, change } from "@/lib/audit/write";
import { catalogBySlug } from "@/lib/catalog/lookup-service";
import { config } from "@/lib/config/config";
import { prisma } from "@/lib/db/client";
import { log } from "@/lib/telemetry/log";
import { findMuted, findPreferences, insertFirstLanguage, mergePreference, NOTHING_CHOSEN, putMuted } from "./preference-repository";
import type { CatalogNotices, NoticePreferences, PutNoticePreferences } from "./preference-schema";

/** How the viewer is told. Throws `person_required`. */
export async function readPreferences(viewer: Viewer): Promise<NoticePreferences> {
  authorize(viewer, "notice.read");
  const chosen = (await findPreferences(prisma(), [viewer.principalId])).get(viewer.principalId) ?? NOTHING_CHOSEN;
  return { ...chosen, mailConfigured: config().mail !== null };
}

/** Changes how the viewer is told: one's own taste, so nothing is put on record. Throws `person_required`. */
export async function putPreferences(viewer: Viewer, wanted: PutNoticePreferences): Promise<NoticePreferences> {
  authorize(viewer, "notice.read");
  await mergePreference(prisma(), viewer.principalId, wanted);
  return readPreferences(viewer);
}

/** What is sent to somebody who never chose is in the language in which they signed in first. Never throws: no sign-in fails for it. */
export async function keepFirstLanguage(viewer: Viewer, language: Locale): Promise<void> {
  try {
    authorize(viewer, "notice.read");
    await insertFirstLanguage(prisma(), viewer.principalId, language);
  } catch (error) {
    log().warn({ err: error, person: viewer.principalId }, "the language of a sign-in could not be kept");
  }
}

/** Of which events the reviewers of each catalog hear nothing, by slug. Throws `forbidden`. */
export async function mutedByCatalog(viewer: Viewer): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  authorize(viewer, "webhook.read");
  return findMuted(prisma());
}

/** Of which events the reviewers of a catalog hear nothing. Throws `forbidden`, `not_found`. */
export async function readCatalogNotices(viewer: Viewer, slug: string): Promise<CatalogNotices> {
  authorize(viewer, "webhook.read", { catalog: slug });
  await catalogBySlug(prisma(), slug);
  return { muted: [...((await findMuted(prisma())).get(slug) ?? [])].sort() };
}

/** Says of which events the reviewers of a catalog hear nothing. Throws `forbidden`, `not_found`. */
export async function putCatalogNotices(caller: Caller, slug: string, { muted }: CatalogNotices): Promise<CatalogNotices> {
  await attempt(caller, "catalog.notices", slug, async () => {
    authorize(caller.viewer, "webhook.manage", { catalog: slug });
    await change(caller, async (step) => {
      const catalog = await catalogBySlug(step.tx, slug);
      const before = [...((await findMuted(step.tx)).get(slug) ?? [])].sort();
      const after = [...new Set(muted)].sort();
      await putMuted(step.tx, catalog.id, after);
      step.record({ action: "catalog.notices", object: slug, objectIds: [catalog.id], before: { muted: before }, after: { muted: after } });
    });
  });
  return readCatalogNotices(caller.viewer, slug);
}
