import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PreferenceForm } from "@/components/notices/preference-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPreferences } from "@/lib/notices/preference-service";
import { demandViewer } from "../../demand-viewer";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("noticePreferences");
  return { title: t("title") };
}

export default async function NoticePreferencesPage() {
  const viewer = await demandViewer("/account/notices");
  const [t, language, preferences] = await Promise.all([getTranslations("noticePreferences"), getLocale(), readPreferences(viewer)]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      {preferences.mailConfigured ? null : (
        <Notice title={t("mailOff")} className="mb-6">
          {t("mailOffBody")}
        </Notice>
      )}
      <PreferenceForm preferences={preferences} language={language} />
    </>
  );
}
