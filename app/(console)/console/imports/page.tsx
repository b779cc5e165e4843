import { FileDown } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { importsPath } from "@/components/console/paths";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { ImportForm } from "@/components/upstream/import-form";
import { ImportTable } from "@/components/upstream/import-table";
import { can } from "@/lib/access/permissions";
import { listCatalogs, policyView } from "@/lib/catalog/catalog-service";
import { listImports } from "@/lib/upstream/import-service";
import { consoleViewer } from "../console-viewer";
import { readPosition, writePosition } from "../position";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor } = await searchValues(searchParams);
  const viewer = await consoleViewer(importsPath(), "import.read");
  const [t, common, words, page, catalogs] = await Promise.all([
    getTranslations("imports"),
    getTranslations("common"),
    getTranslations("console"),
    listImports(viewer, PAGE_SIZE, readPosition(cursor)),
    listCatalogs(viewer),
  ]);
  const mayList = can(viewer, "import.list");
  const policies = mayList ? await Promise.all(catalogs.map(({ slug }) => policyView(viewer, slug))) : [];
  const choices = catalogs.map(({ slug, title }, index) => ({ slug, title, allowsImport: policies[index]?.policy.allowImport ?? false }));
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="flex flex-col gap-6">
        {mayList ? <ImportForm catalogs={choices} /> : null}
        <h2 className="text-lg font-semibold">{t("recent")}</h2>
        {page.items.length === 0 ? <EmptyState icon={FileDown} title={t("none")}>{t("noneHint")}</EmptyState> : <ImportTable imports={page.items} />}
        <Pagination
          label={common("pages")}
          previous={cursor === undefined ? undefined : { href: importsPath(), label: words("firstPage") }}
          next={page.next === null ? undefined : { href: importsPath({ cursor: writePosition(page.next) }), label: common("next") }}
        />
      </div>
    </>
  );
}
