import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateNamespace } from "@/components/classification/create-namespace";
import { NamespaceTable } from "@/components/classification/namespace-table";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { namespacesPath } from "@/components/console/paths";
import { RefusedButton } from "@/components/console/refused-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { namespaceFilterSchema } from "@/lib/access/namespace-schema";
import { namespacesPage } from "@/lib/access/namespaces";
import { can } from "@/lib/access/permissions";
import { PUBLISHER_TYPES } from "@/lib/catalog/facet-names-schema";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("namespaces") };
}

export default async function NamespacesPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(namespacesPath(wanted), "user.read");
  // A filter that is none of ours selects what no filter selects: old links keep leading somewhere.
  const filter = namespaceFilterSchema.safeParse(wanted).data ?? {};
  const [t, words, browse, common, found] = await Promise.all([
    getTranslations("classification"),
    getTranslations("console"),
    getTranslations("browse"),
    getTranslations("common"),
    namespacesPage({ viewer }, filter, PAGE_SIZE + 1, cursor),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  const isFiltered = Object.keys(wanted).length > 0;
  const types = PUBLISHER_TYPES.map((type) => ({ value: type, label: browse(`publisher_${type}`) }));
  return (
    <>
      <PageHeader title={words("namespaces")} description={t("namespaceIntro")} actions={can(viewer, "namespace.manage") ? <CreateNamespace /> : <RefusedButton label={t("createNamespace")} why={t("whyAdmin")} variant="primary" />} />
      <FilterForm action={namespacesPath()} label={t("searchNamespaces")}>
        <FilterInput name="q" type="search" label={browse("facet_namespace")} value={filter.q} />
        <FilterSelect name="publisherType" label={browse("facet_publisher")} value={filter.publisherType} options={[{ value: "", label: common("all") }, ...types]} />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState icon={Building2} title={isFiltered ? t("noNamespaceMatch") : t("noNamespace")} action={isFiltered ? <LinkButton href={namespacesPath()}>{common("clear")}</LinkButton> : undefined}>
          {isFiltered ? null : t("noNamespaceBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <NamespaceTable namespaces={rows} mayClassify={can(viewer, "namespace.classify")} />
          <Pagination
            label={common("pages")}
            previous={cursor === undefined ? undefined : { href: namespacesPath(wanted), label: words("firstPage") }}
            next={found.length > rows.length && last !== undefined ? { href: namespacesPath({ ...wanted, cursor: last.name.toLowerCase() }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
