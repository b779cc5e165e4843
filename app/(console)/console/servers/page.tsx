import { PackageSearch } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { versionsPath } from "@/components/console/paths";
import { VersionFilters } from "@/components/listing/version-filters";
import { VersionStates } from "@/components/listing/version-states";
import { VersionTable } from "@/components/listing/version-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listCatalogs } from "@/lib/catalog/catalog-service";
import { versionFilterSchema } from "@/lib/submission/version-list-schema";
import { countByState, countVersions, listVersions } from "@/lib/submission/version-list-service";
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
  // A filter that is none of ours selects what no filter selects: old links keep leading somewhere.
  const filter = versionFilterSchema.safeParse(wanted).data ?? {};
  const [t, listing, common, page, count, states, catalogs] = await Promise.all([
    getTranslations("console"),
    getTranslations("listing"),
    getTranslations("common"),
    listVersions(viewer, filter, PAGE_SIZE, readPosition(cursor)),
    countVersions(viewer, filter),
    countByState(viewer, filter),
    listCatalogs(viewer),
  ]);
  return (
    <>
      <PageHeader title={t("servers")} description={listing("intro")} />
      <VersionStates filter={filter} counts={states} />
      <VersionFilters filter={filter} catalogs={catalogs.map(({ slug }) => slug)} />
      {page.items.length === 0 ? (
        <EmptyState icon={PackageSearch} title={listing("noMatch")} action={<LinkButton href={versionsPath()}>{common("clear")}</LinkButton>} />
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-sm text-muted">{listing("versionCount", { count })}</p>
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
