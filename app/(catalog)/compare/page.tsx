import { Scale } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ServerComparison } from "@/components/catalog/server-comparison";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { currentViewer } from "@/lib/access/current-viewer";
import { comparedServers } from "@/lib/catalog/compare-schema";
import { knownCategories, rowsOf } from "@/lib/catalog/browse-service";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

/** Up to four servers side by side: `?server=a/b&server=c/d`. What the viewer may not find is left out and said. */
export default async function ComparePage({ searchParams }: PageProps<"/compare">) {
  const [{ server }, t, viewer] = await Promise.all([searchParams, getTranslations("compare"), currentViewer()]);
  const asked = comparedServers(server);
  const rows = rowsOf(viewer, asked);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      {asked.length > rows.length ? <Notice tone="warning" title={t("missing")} className="mb-4" /> : null}
      {rows.length === 0 ? (
        <EmptyState icon={Scale} title={t("empty")} action={<LinkButton href="/servers">{t("browse")}</LinkButton>}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <ServerComparison rows={rows} categories={knownCategories()} />
      )}
    </>
  );
}
