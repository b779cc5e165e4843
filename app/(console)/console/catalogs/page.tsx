import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogCard } from "@/components/console/catalog-card";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { listCatalogs, policyView } from "@/lib/catalog/catalog-service";
import { linksPage } from "@/lib/catalog/link-service";
import { consoleViewer } from "../console-viewer";

const LINKS_SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("catalogs") };
}

export default async function CatalogsPage() {
  const viewer = await consoleViewer("/console/catalogs");
  const [t, catalogs] = await Promise.all([getTranslations("console"), listCatalogs(viewer)]);
  const policies = await Promise.all(catalogs.map(({ slug }) => policyView(viewer, slug)));
  const mayEdit = can(viewer, "catalog.manage");
  const links = can(viewer, "link.read") ? await Promise.all(catalogs.map(({ slug }) => linksPage(viewer, slug, LINKS_SHOWN))) : [];
  return (
    <>
      <PageHeader title={t("catalogs")} />
      <div className="flex flex-col gap-6">
        {catalogs.map((catalog, index) => {
          const policy = policies[index];
          return policy ? <CatalogCard key={catalog.slug} catalog={catalog} policy={policy} links={links[index] ?? null} mayEdit={mayEdit} /> : null;
        })}
      </div>
    </>
  );
}
