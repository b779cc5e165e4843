import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SystemTabs } from "@/components/system/system-tabs";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("system");
  return { title: t("title") };
}

/** Each page checks the viewer itself. */
export default async function SystemLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("system");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="mb-6">
        <SystemTabs />
      </div>
      {children}
    </>
  );
}
