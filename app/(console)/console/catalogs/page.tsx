import { Library } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogTable } from "@/components/catalogs/catalog-table";
import { CreateCatalog } from "@/components/catalogs/create-catalog";
import { FilterForm, FilterInput } from "@/components/console/filter-form";
import { withQuery } from "@/components/console/paths";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { listCatalogs, policyView } from "@/lib/catalog/catalog-service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("catalogs") };
}

/** Every catalog the viewer may see: a handful, so that the words of the filter are looked for here. */
export default async function CatalogsPage({ searchParams }: { searchParams: SearchParams }) {
  const { q = "" } = await searchValues(searchParams);
  const viewer = await consoleViewer("/console/catalogs");
  const [t, console, all] = await Promise.all([getTranslations("catalogs"), getTranslations("console"), listCatalogs(viewer)]);
  const found = all.filter(({ slug, title }) => `${slug} ${title}`.toLowerCase().includes(q.toLowerCase()));
  const catalogs = await Promise.all(found.map(async (catalog) => ({ ...catalog, document: (await policyView(viewer, catalog.slug)).policy })));
  return (
    <>
      <PageHeader title={console("catalogs")} description={t("intro")} actions={can(viewer, "catalog.manage") ? <CreateCatalog /> : null} />
      <FilterForm action={withQuery("/console/catalogs", {})} label={t("search")}>
        <FilterInput name="q" label={t("searchField")} value={q} type="search" />
      </FilterForm>
      {catalogs.length === 0 ? <EmptyState icon={Library} title={t("noMatch")} /> : <CatalogTable catalogs={catalogs} />}
    </>
  );
}
