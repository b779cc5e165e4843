import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { segmentText } from "@/app/address";
import { serverHref } from "@/components/catalog/addresses";
import { CompareTray } from "@/components/catalog/compare-tray";
import { ServerGrid } from "@/components/catalog/server-grid";
import { PageHeader } from "@/components/ui/page-header";
import { currentViewer } from "@/lib/access/current-viewer";
import { browseNamespace } from "@/lib/catalog/browse-service";

export async function generateMetadata({ params }: PageProps<"/servers/[ns]">): Promise<Metadata> {
  return { title: segmentText((await params).ns) };
}

/** `/servers/{namespace}` lists it; a whole name in one segment (`acme%2Fweather`) leads to the page of that server. */
export default async function NamespacePage({ params }: PageProps<"/servers/[ns]">) {
  const namespace = segmentText((await params).ns);
  if (namespace.includes("/")) permanentRedirect(serverHref(namespace));
  const [t, viewer, locale] = await Promise.all([getTranslations("catalog"), currentViewer(), getLocale()]);
  const rows = browseNamespace(viewer, namespace, locale);
  if (rows.length === 0) notFound();
  return (
    <>
      <PageHeader eyebrow={t("publisher")} title={<span className="font-mono">{namespace}</span>} description={t("count", { count: rows.length })} />
      <h2 id="list-heading" tabIndex={-1} className="sr-only">{t("listLabel")}</h2>
      <div className="flex flex-col gap-4">
        <ServerGrid label={t("listLabel")} rows={rows} />
        <CompareTray heading="list-heading" />
      </div>
    </>
  );
}
