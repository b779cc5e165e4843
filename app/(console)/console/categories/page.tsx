import { Tags } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateCategory } from "@/components/classification/category-dialogs";
import { CategoryTable } from "@/components/classification/category-table";
import { FilterForm, FilterInput } from "@/components/console/filter-form";
import { categoriesPath } from "@/components/console/paths";
import { RefusedButton } from "@/components/console/refused-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { knownCategories } from "@/lib/catalog/browse-service";
import { categoryList } from "@/lib/catalog/category-service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("categories") };
}

export default async function CategoriesPage({ searchParams }: { searchParams: SearchParams }) {
  const { q } = await searchValues(searchParams);
  const viewer = await consoleViewer(categoriesPath({ q }));
  const [t, console_, common, categories] = await Promise.all([getTranslations("classification"), getTranslations("console"), getTranslations("common"), categoryList(viewer, q)]);
  const mayManage = can(viewer, "category.manage");
  return (
    <>
      <PageHeader title={console_("categories")} description={t("intro")} actions={mayManage ? <CreateCategory /> : <RefusedButton label={t("create")} why={t("whyAdmin")} variant="primary" />} />
      <FilterForm action={categoriesPath()} label={t("searchCategories")}>
        <FilterInput name="q" type="search" label={common("search")} value={q} />
      </FilterForm>
      {categories.length > 0 ? (
        <CategoryTable categories={categories} among={knownCategories().length} mayManage={mayManage} />
      ) : (
        <EmptyState icon={Tags} title={q === undefined ? t("none") : t("noMatch")} action={q === undefined ? undefined : <LinkButton href={categoriesPath()}>{common("clear")}</LinkButton>}>
          {q === undefined ? t("noneBody") : null}
        </EmptyState>
      )}
    </>
  );
}
