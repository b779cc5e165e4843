import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { catalogHref } from "@/components/catalog/addresses";
import { FilterForm } from "@/components/catalog/filter-form";
import { EmptyCatalog, NoMatch } from "@/components/catalog/no-results";
import { ServerGrid } from "@/components/catalog/server-grid";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { abilities } from "@/lib/access/abilities";
import { currentViewer } from "@/lib/access/current-viewer";
import type { Viewer } from "@/lib/access/schema";
import { BROWSE_PAGE_SIZE, browseQuerySchema } from "@/lib/catalog/browse-schema";
import type { BrowseQuery } from "@/lib/catalog/browse-schema";
import { browseCatalog } from "@/lib/catalog/browse-service";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog");
  return { title: t("title") };
}

export default async function CatalogPage({ searchParams }: PageProps<"/servers">) {
  const query = browseQuerySchema.parse(await searchParams);
  const [t, viewer] = await Promise.all([getTranslations("catalog"), currentViewer()]);
  const { rows, total, catalogs, fresh } = browseCatalog({ viewer, ...query });
  return (
    <div className="flex flex-col gap-6">
      <div>
        <PageHeader title={t("title")} description={t("intro")} />
        <FilterForm query={query} catalogs={catalogs} />
      </div>
      {fresh ? null : <Notice tone="warning">{t("stale")}</Notice>}
      <section aria-labelledby="result-count" className="flex flex-col gap-4">
        <h2 id="result-count" className="text-sm font-medium text-muted wrap-anywhere">
          {query.q === "" ? t("count", { count: total }) : t("countFor", { count: total, name: query.q })}
        </h2>
        {rows.length > 0 ? <ServerGrid label={t("listLabel")} rows={rows} /> : <Nothing viewer={viewer} isNarrowed={total > 0 || isFiltered(query)} />}
      </section>
      <Pages query={query} total={total} />
    </div>
  );
}

function isFiltered({ q, catalog, install }: BrowseQuery): boolean {
  return q !== "" || catalog !== "" || install.length > 0;
}

/** Nothing on this page: because of the filters or the page number, or because nothing is approved yet. */
function Nothing({ viewer, isNarrowed }: { viewer: Viewer | null; isNarrowed: boolean }) {
  return isNarrowed ? <NoMatch /> : <EmptyCatalog maySubmit={viewer !== null && abilities(viewer).publish} />;
}

async function Pages({ query, total }: { query: BrowseQuery; total: number }) {
  const common = await getTranslations("common");
  const { cursor, ...filters } = query;
  const before = Math.max(0, cursor - BROWSE_PAGE_SIZE);
  const after = cursor + BROWSE_PAGE_SIZE;
  return (
    <Pagination
      label={common("pages")}
      previous={cursor > 0 ? { href: catalogHref({ ...filters, cursor: before === 0 ? null : before }), label: common("previous") } : undefined}
      next={after < total ? { href: catalogHref({ ...filters, cursor: after }), label: common("next") } : undefined}
    />
  );
}
