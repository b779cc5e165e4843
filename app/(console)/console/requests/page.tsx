import { MessageSquareHeart } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { requestsPath } from "@/components/console/paths";
import { RequestTable } from "@/components/requests/request-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/lib/access/permissions";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { REQUEST_STATES, requestFilterSchema } from "@/lib/requests/schema";
import { requestsPage } from "@/lib/requests/service";
import { consoleViewer } from "../console-viewer";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("requests");
  return { title: t("listTitle") };
}

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(requestsPath(wanted), "request.read");
  // A filter that is none of ours selects what no filter selects: old links keep leading somewhere.
  const filter = requestFilterSchema.safeParse(wanted).data ?? {};
  const [t, common, words, catalogs, found] = await Promise.all([
    getTranslations("requests"),
    getTranslations("common"),
    getTranslations("console"),
    listCatalogs(viewer),
    requestsPage(viewer, filter, PAGE_SIZE + 1, UUID.test(cursor ?? "") ? cursor : undefined),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  const isFiltered = Object.keys(wanted).length > 0;
  return (
    <>
      <PageHeader title={t("listTitle")} description={t("listIntro")} />
      <FilterForm action={requestsPath()} label={t("filter")}>
        <FilterInput name="q" label={t("name")} value={wanted["q"]} />
        <FilterSelect name="state" label={t("state")} value={wanted["state"]} options={[{ value: "", label: common("all") }, ...REQUEST_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))]} />
        <FilterSelect name="catalog" label={t("catalog")} value={wanted["catalog"]} options={[{ value: "", label: common("all") }, ...catalogs.map(({ slug }) => ({ value: slug, label: slug }))]} />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState icon={MessageSquareHeart} title={isFiltered ? t("noMatch") : t("none")}>
          {isFiltered ? null : t("noneBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <RequestTable requests={rows} mayDecline={can(viewer, "request.decline")} />
          <Pagination
            label={common("pages")}
            previous={cursor === undefined ? undefined : { href: requestsPath(wanted), label: words("firstPage") }}
            next={found.length > rows.length && last !== undefined ? { href: requestsPath({ ...wanted, cursor: last.id }), label: common("next") } : undefined}
          />
        </div>
      )}
    </>
  );
}
