import type { Viewer } from "@/lib/access/schema";
import type { SortOrder } from "@/lib/catalog/list-order-schema";
import type { BrowseHelp, BrowseQuery, BrowseResult, CatalogRow } from "@/lib/catalog/browse-schema";
import { BROWSE_PAGE_SIZE } from "@/lib/catalog/browse-schema";
import { type BrowseItem, type BrowseTable, browseTable, titleOf } from "@/lib/catalog/browse-table";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import type { Category } from "@/lib/catalog/category-schema";
import { feedTail } from "@/lib/catalog/distribution";
import { narrow } from "@/lib/catalog/facet-counts";
import { type Facet, type FacetChoice, FACETS } from "@/lib/catalog/facet-names-schema";
import type { FacetCount, FacetCounts } from "@/lib/catalog/facet-schema";
import { matchesName } from "@/lib/catalog/name-match";
import { type Popularity, popularityIn } from "@/lib/catalog/popularity";
import { compareCodeUnits } from "@/lib/catalog/projection";
import { readModel } from "@/lib/catalog/read-model";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import type { ServedEntry } from "@/lib/catalog/served-entry";
import { rowOf } from "@/lib/catalog/server-card";

const MAX_CLOSEST = 3;

/** Of `BrowseQuery`, what a list is asked for; whatever is left out asks for everything. */
type Asked = { [Part in "q" | "catalog" | "sort" | "cursor"]?: BrowseQuery[Part] | undefined };

export interface BrowseRequest extends FacetChoice, Asked {
  viewer: Viewer | null;
  /** Rows on a page. */
  limit?: number;
  /** The reader's language, for the order by name; one of ours. Left out: the order of code units. */
  locale?: string;
}

/**
 * The servers a viewer may find, one row each, from the in-process read model: only active latest versions of catalogs
 * the viewer may read. Both are settled before anything is ranked or counted, so neither an order nor a count gives away
 * what is hidden (governance.md §1 "audience", §2 "What clients see"). Touches no database.
 */
export function browseCatalog(request: BrowseRequest): BrowseResult {
  const { viewer, cursor = 0, limit = BROWSE_PAGE_SIZE } = request;
  const { items, facets, matchedTools } = selected(request);
  const { classification } = readModel();
  const page = items.slice(cursor, cursor + limit);
  const pulls = pullsFor(viewer);
  return {
    rows: page.map((item) => rowOf(item, classification, pulls, matchedTools(item))),
    total: items.length,
    facets,
    catalogs: readableViews(viewer, "").map(({ facts }) => facts.slug),
    fresh: feedTail()?.isFresh() ?? true,
  };
}

/** How many servers there are, and how many each value of a facet would show. */
export function countFacets(request: BrowseRequest): { total: number; facets: FacetCounts } {
  const { items, facets } = selected({ ...request, sort: "name" });
  return { total: items.length, facets };
}

/** How many servers a viewer may find, and how many of them each category has. */
export function countCategories(viewer: Viewer | null): { total: number; counts: FacetCount[] } {
  const { items, facets } = selected({ viewer, sort: "name" }, ["category"]);
  return { total: items.length, counts: facets.category };
}

/** Ways out of an empty result: names that are close, and what there is without a part of the query. */
export function browseHelp(request: BrowseRequest): BrowseHelp {
  const { q = "", viewer, catalog = "" } = request;
  const parts = [...FACETS.filter((facet) => (request[facet]?.length ?? 0) > 0), ...(q === "" ? [] : (["q"] as const)), ...(catalog === "" ? [] : (["catalog"] as const))];
  // Without its only part a query is the whole list.
  const counted = (parts.length > 1 ? parts : []).map((part) => ({ part, count: selected(withoutPart(request, part), []).items.length }));
  return {
    closest: q === "" ? [] : browseTable(readableViews(viewer, catalog)).spelled().closest(q, MAX_CLOSEST),
    without: counted.filter(({ count }) => count > 0),
  };
}

function withoutPart(request: BrowseRequest, part: BrowseHelp["without"][number]["part"]): BrowseRequest {
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== part)) as unknown as BrowseRequest;
}

/** The servers of one namespace that the viewer may find, by name in the order of a language. Namespaces compare case-insensitively. */
export function browseNamespace(viewer: Viewer | null, namespace: string, locale: string): CatalogRow[] {
  const { classification } = readModel();
  const pulls = pullsFor(viewer);
  const key = namespace.toLowerCase();
  const items = browseTable(readableViews(viewer, "")).inOrder("name", pulls, locale).filter(({ namespaceKey }) => namespaceKey === key);
  return items.map((item) => rowOf(item, classification, pulls));
}

/** The newest approvals. What was merely imported is listed too, but was approved by nobody here, so it is left out. */
export function recentlyApproved(viewer: Viewer | null, count: number): CatalogRow[] {
  const { classification } = readModel();
  const pulls = pullsFor(viewer);
  const approved = browseTable(readableViews(viewer, "")).inOrder("approved").filter(({ entry }) => entry.listing.basis === "review");
  return approved.slice(0, count).map((item) => rowOf(item, classification, pulls));
}

/** Rows for some servers, in their order; those the viewer may not find, or no longer, are left out. */
export function rowsOf(viewer: Viewer | null, servers: readonly string[]): CatalogRow[] {
  const { classification } = readModel();
  const pulls = pullsFor(viewer);
  const table = browseTable(readableViews(viewer, ""));
  return servers.flatMap((server) => {
    const item = table.item(server);
    return item === undefined ? [] : [rowOf(item, classification, pulls)];
  });
}

/** A server with the slugs of the catalogs that list it for the viewer, suspended and withdrawn versions too, or null. */
export function readableListings(viewer: Viewer | null, name: string): { server: string; catalogs: string[] } | null {
  const views = readableViews(viewer, "").filter((view) => (view.server(name)?.entries.length ?? 0) > 0);
  return views.length === 0 ? null : { server: name, catalogs: views.map(({ facts }) => facts.slug) };
}

/** The icon of an active version in catalogs the viewer may read, as its digest, or null. */
export function iconOfVersion(viewer: Viewer | null, server: string, version: string): string | null {
  return activeEntries(viewer, server).find((entry) => entry.version === version)?.listing.icon ?? null;
}

/** What to use in place of an active version, in catalogs the viewer may read that serve both, or null. */
export function replacementOfVersion(viewer: Viewer | null, server: string, version: string): string | null {
  return activeEntries(viewer, server).find((entry) => entry.version === version && entry.replacement !== null)?.replacement ?? null;
}

/** Whether the viewer may find an active version of the server that bears this icon. */
export function showsIcon(viewer: Viewer | null, server: string, digest: string): boolean {
  return activeEntries(viewer, server).some(({ listing }) => listing.icon === digest);
}

function activeEntries(viewer: Viewer | null, server: string): ServedEntry[] {
  return readableViews(viewer, "").flatMap((view) => view.server(server)?.entries.filter(({ state }) => state === "active") ?? []);
}

/** The categories there are, in the order of the list. */
export function knownCategories(): readonly Category[] {
  return readModel().classification.categories;
}

/** The catalogs a viewer reads; with a slug only that one, if it is among them. */
function readableViews(viewer: Viewer | null, wanted: string): CatalogView[] {
  const model = readModel();
  // Asked for by slug, a catalog first lets expiries take effect.
  const views = readableSlugs(viewer).flatMap((slug) => model.catalog(slug) ?? []);
  return wanted === "" ? views : views.filter(({ facts }) => facts.slug === wanted);
}

function readableSlugs(viewer: Viewer | null): string[] {
  const grant = readingGrant(viewer);
  return [...readModel().catalogs()].filter(({ facts }) => mayReadCatalog(facts, grant)).map(({ facts }) => facts.slug).sort(compareCodeUnits);
}

/** The pulls in all catalogs a viewer reads, whatever a list is narrowed to: the number on a card is the one on the server's page. */
function pullsFor(viewer: Viewer | null): Popularity {
  return popularityIn(readableSlugs(viewer));
}

interface Selected {
  items: BrowseItem[];
  facets: FacetCounts;
  /** Tools of an item that fit the search. */
  matchedTools: (item: BrowseItem) => readonly string[];
}

/** @param counted the facets whose values are counted; the others come back empty. */
function selected(request: BrowseRequest, counted: readonly Facet[] = FACETS): Selected {
  const { viewer, q = "", catalog = "" } = request;
  const sort = request.sort ?? (q === "" ? "pulled" : "relevance");
  const views = readableViews(viewer, catalog);
  const table = browseTable(views);
  const pulls = pullsFor(viewer);
  const best = q === "" ? new Map<string, BestMatch>() : bestMatches(views, q);
  const found = q === "" ? null : searched(table, q, best);
  const ordered = found !== null && sort === "relevance" ? found : ofThese(table.inOrder(withoutSearch(sort), pulls, request.locale), found);
  const { items, facets } = narrow(ordered, request, readModel().classification, counted);
  return { items, facets, matchedTools: ({ entry }) => best.get(entry.serverName)?.view.matchedTools(q, entry.serverName) ?? [] };
}

/** A table keeps its orders: picking what was found out of one costs less than putting thousands of matches in order at each request. */
function ofThese(items: readonly BrowseItem[], found: readonly BrowseItem[] | null): readonly BrowseItem[] {
  if (found === null) return items;
  const wanted = new Set(found);
  return items.filter((item) => wanted.has(item));
}

function withoutSearch(sort: SortOrder): Exclude<SortOrder, "relevance"> {
  return sort === "relevance" ? "pulled" : sort;
}

/** Best first: an exact name, what servers do, and then those that are only meant by their name. */
function searched(table: BrowseTable, q: string, best: ReadonlyMap<string, BestMatch>): BrowseItem[] {
  const wanted = q.toLowerCase();
  const named = table.inOrder("name").filter((item) => matchesName({ server: item.entry.serverName, title: titleOf(item) }, q));
  const exact = named.filter(({ entry }) => entry.serverName.toLowerCase() === wanted);
  const ranked = [...best.keys()].flatMap((server) => table.item(server) ?? []);
  return [...new Set([...exact, ...ranked, ...named])];
}

interface BestMatch {
  view: CatalogView;
  score: number;
}

/** Every server that fits, by the catalog in which it fits best; best first, ties by name. All of them: a list tells how many there are. */
function bestMatches(views: readonly CatalogView[], q: string): Map<string, BestMatch> {
  const best = new Map<string, BestMatch>();
  for (const view of views) {
    for (const { id, score } of view.matches(q)) if (score > (best.get(id)?.score ?? 0)) best.set(id, { view, score });
  }
  // Of one catalog they are in order already.
  return views.length < 2 ? best : new Map([...best].sort(([a, x], [b, y]) => y.score - x.score || compareCodeUnits(a, b)));
}
