import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { browseHref, signInHref } from "@/components/catalog/addresses";
import { BrowseState } from "@/components/catalog/browse-state";
import { CompareTray } from "@/components/catalog/compare-tray";
import { FacetDrawer } from "@/components/catalog/facet-drawer";
import { FacetPanel } from "@/components/catalog/facet-panel";
import { FilterChips } from "@/components/catalog/filter-chips";
import { ListToolbar } from "@/components/catalog/list-toolbar";
import { EmptyCatalog, NoMatch } from "@/components/catalog/no-results";
import { PendingRegion } from "@/components/catalog/pending-region";
import { SearchBox } from "@/components/catalog/search-box";
import { ServerGrid } from "@/components/catalog/server-grid";
import { ServerTable } from "@/components/catalog/server-table";
import { AskForServer } from "@/components/requests/ask-for-server";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { abilities } from "@/lib/access/abilities";
import { currentViewer } from "@/lib/access/current-viewer";
import { can } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/schema";
import { BROWSE_PAGE_SIZE, type BrowseQuery, browseQuerySchema, type BrowseResult, lastPageOffset } from "@/lib/catalog/browse-schema";
import { browseCatalog, browseHelp, knownCategories } from "@/lib/catalog/browse-service";
import { FACETS } from "@/lib/catalog/facet-names-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog");
  return { title: t("title") };
}

export default async function CatalogPage({ searchParams }: PageProps<"/servers">) {
  const query = browseQuerySchema.parse(await searchParams);
  const [t, browse, viewer, locale] = await Promise.all([getTranslations("catalog"), getTranslations("browse"), currentViewer(), getLocale()]);
  const result = browseCatalog({ viewer, locale, ...query });
  // Behind the end there is nothing to see: a row may have gone since the address was made.
  if (result.rows.length === 0 && result.total > 0) redirect(browseHref({ ...query, cursor: lastPageOffset(result.total) }));
  const categories = [...knownCategories()];
  const facets = <FacetPanel counts={result.facets} categories={categories} catalogs={result.catalogs} />;
  return (
    <BrowseState query={query}>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="flex flex-col gap-4">
        <SearchBox />
        {result.fresh ? null : <Notice tone="warning">{t("stale")}</Notice>}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
          <aside aria-label={browse("filters")} className="hidden lg:block">
            {facets}
          </aside>
          <PendingRegion>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <h2 id="result-count" tabIndex={-1} aria-live="polite" className="text-sm font-medium text-muted wrap-anywhere">
                {query.q === "" ? t("count", { count: result.total }) : t("countFor", { count: result.total, name: query.q })}
              </h2>
              <div className="flex flex-wrap gap-2">
                <FacetDrawer total={result.total}>{facets}</FacetDrawer>
                <ListToolbar />
              </div>
            </div>
            <FilterChips categories={categories} />
            <Results query={query} result={result} viewer={viewer} />
            <Pages query={query} total={result.total} />
            <CompareTray heading="result-count" />
          </PendingRegion>
        </div>
      </div>
    </BrowseState>
  );
}

async function Results({ query, result: { rows }, viewer }: { query: BrowseQuery; result: BrowseResult; viewer: Viewer | null }) {
  const t = await getTranslations("catalog");
  if (rows.length > 0) return query.view === "table" ? <ServerTable label={t("listLabel")} rows={rows} search={query.q} /> : <ServerGrid label={t("listLabel")} rows={rows} search={query.q} />;
  const isNarrowed = query.q !== "" || query.catalog !== "" || FACETS.some((facet) => query[facet].length > 0);
  if (!isNarrowed) return <EmptyCatalog maySubmit={viewer !== null && abilities(viewer).publish} isSignedIn={viewer !== null} />;
  return (
    <NoMatch query={query} help={browseHelp({ viewer, ...query })}>
      {query.q === "" ? null : <AskForIt query={query} viewer={viewer} />}
    </NoMatch>
  );
}

/** Whoever is signed in may ask for what is not there; the search stays in the address on the way through the sign-in. */
async function AskForIt({ query, viewer }: { query: BrowseQuery; viewer: Viewer | null }) {
  const t = await getTranslations("requests");
  if (can(viewer, "request.make")) {
    return <AskForServer name={query.q} catalog={query.catalog === "" ? "default" : query.catalog} />;
  }
  return (
    <Notice title={t("title")}>
      <p className="mb-3">{t("signInFirst")}</p>
      <LinkButton href={signInHref(browseHref(query))}>{t("signIn")}</LinkButton>
    </Notice>
  );
}

async function Pages({ query, total }: { query: BrowseQuery; total: number }) {
  const common = await getTranslations("common");
  const before = Math.max(0, query.cursor - BROWSE_PAGE_SIZE);
  const after = query.cursor + BROWSE_PAGE_SIZE;
  return (
    <Pagination
      label={common("pages")}
      previous={query.cursor > 0 ? { href: browseHref({ ...query, cursor: before }), label: common("previous") } : undefined}
      next={after < total ? { href: browseHref({ ...query, cursor: after }), label: common("next") } : undefined}
    />
  );
}
