import { PackageSearch } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterForm, FilterInput, FilterSelect } from "@/components/console/filter-form";
import { versionsPath } from "@/components/console/paths";
import { VersionTable } from "@/components/listing/version-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listVersions } from "@/lib/submission/version-list-service";
import { VERSION_STATES, versionStateSchema } from "@/lib/submission/version-list-schema";
import { consoleViewer } from "../console-viewer";
import { readPosition, writePosition } from "../position";
import { searchValues, type SearchParams } from "../search-values";

const PAGE_SIZE = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("console");
  return { title: t("servers") };
}

export default async function ServersPage({ searchParams }: { searchParams: SearchParams }) {
  const { cursor, ...wanted } = await searchValues(searchParams);
  const viewer = await consoleViewer(versionsPath(wanted));
  const filter = { q: wanted["q"], state: versionStateSchema.safeParse(wanted["state"]).data };
  const [t, listing, state, common, page] = await Promise.all([
    getTranslations("console"),
    getTranslations("listing"),
    getTranslations("listingState"),
    getTranslations("common"),
    listVersions(viewer, filter, PAGE_SIZE, readPosition(cursor)),
  ]);
  const stateLabels = VERSION_STATES.map((value) => ({ value, label: value === "pending" ? listing("neverListed") : state(value) }));
  return (
    <>
      <PageHeader title={t("servers")} />
      <FilterForm action={versionsPath()} label={t("searchServers")}>
        <FilterInput name="q" label={common("search")} value={filter.q} type="search" />
        <FilterSelect name="state" label={listing("state")} value={filter.state} options={[{ value: "", label: common("all") }, ...stateLabels]} />
      </FilterForm>
      {page.items.length === 0 ? (
        <EmptyState icon={PackageSearch} title={listing("noMatch")} />
      ) : (
        <div className="flex flex-col gap-4">
          <VersionTable rows={page.items} />
          <Pagination
            label={common("pages")}
            previous={cursor === undefined ? undefined : { href: versionsPath(wanted), label: t("firstPage") }}
            next={page.next === null ? undefined : { href: versionsPath({ ...wanted, cursor: writePosition(page.next) }), label: common("next") }}
          />
        </div>
      )}
    </>
  );
}
