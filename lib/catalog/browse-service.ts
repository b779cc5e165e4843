import type { Viewer } from "@/lib/access/schema";
import type { BrowseQuery, BrowseResult, CatalogRow, SortOrder } from "@/lib/catalog/browse-schema";
import { BROWSE_PAGE_SIZE } from "@/lib/catalog/browse-schema";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { feedTail } from "@/lib/catalog/distribution";
import { matchesName } from "@/lib/catalog/name-match";
import { compareCodeUnits } from "@/lib/catalog/projection";
import { readModel } from "@/lib/catalog/read-model";
import type { SearchHit } from "@/lib/catalog/search-hit";
import { cardOf } from "@/lib/catalog/server-card";
import type { ServedEntry } from "@/lib/catalog/served-entry";
import { mayReadCatalog, readingGrant } from "@/lib/catalog/reading-policy";
import { compareVersions } from "@/lib/manifest/version-order";

const MAX_HITS = 200;

export interface BrowseRequest extends Partial<Omit<BrowseQuery, "cursor">> {
  viewer: Viewer | null;
  /** How many rows to leave out before the page. */
  cursor?: number;
  /** Rows on a page. */
  limit?: number;
}

/**
 * The servers a viewer may find, one row each, from the in-process read model: only active latest versions of catalogs
 * the viewer may read. Both are settled before anything is ranked, so neither an order nor a count gives away what is
 * hidden (governance.md §1 "audience", §2 "What clients see"). Touches no database.
 */
export function browseCatalog({ viewer, q = "", catalog = "", install = null, sort = null, cursor = 0, limit = BROWSE_PAGE_SIZE }: BrowseRequest): BrowseResult {
  const readable = readableViews(viewer);
  const views = readable.filter(({ facts }) => catalog === "" || facts.slug === catalog);
  const found = q === "" ? everything(views) : searchViews(views, q);
  const rows = found.filter(({ installKinds }) => install === null || installKinds.includes(install));
  const ordered = inOrder(rows, sort ?? (q === "" ? "name" : "best"));
  return {
    rows: ordered.slice(cursor, cursor + limit),
    total: rows.length,
    catalogs: readable.map(({ facts }) => facts.slug),
    fresh: feedTail()?.isFresh() ?? true,
  };
}

/** The servers of one namespace that the viewer may find, by name. Namespaces compare case-insensitively. */
export function browseNamespace(viewer: Viewer | null, namespace: string): CatalogRow[] {
  const prefix = `${namespace.toLowerCase()}/`;
  return inOrder(everything(readableViews(viewer)).filter(({ server }) => server.toLowerCase().startsWith(prefix)), "name");
}

/** The newest approvals. What was merely imported is listed too, but was approved by nobody here, so it is left out. */
export function recentlyApproved(viewer: Viewer | null, count: number): CatalogRow[] {
  const approved = everything(readableViews(viewer)).filter(({ basis }) => basis === "review");
  return inOrder(approved, "updated").slice(0, count);
}

function readableViews(viewer: Viewer | null): CatalogView[] {
  const model = readModel();
  const grant = readingGrant(viewer);
  const slugs = [...model.catalogs()].filter(({ facts }) => mayReadCatalog(facts, grant)).map(({ facts }) => facts.slug);
  // Asked for by slug, a catalog first lets expiries take effect.
  return slugs.sort(compareCodeUnits).flatMap((slug) => model.catalog(slug) ?? []);
}

function activeLatest(view: CatalogView, server: string): ServedEntry | undefined {
  const latest = view.server(server)?.latest;
  return latest?.state === "active" ? latest : undefined;
}

function everything(views: readonly CatalogView[]): CatalogRow[] {
  const names = new Set(views.flatMap((view) => view.servers.map(({ serverName }) => serverName)));
  return [...names].flatMap((name) => rowOf(views, name) ?? []);
}

/** A server over several catalogs: shown with the highest version that any of them lists. */
function rowOf(views: readonly CatalogView[], server: string, matchedTools: string[] = []): CatalogRow | undefined {
  const listed = views.flatMap((view) => {
    const entry = activeLatest(view, server);
    return entry === undefined ? [] : [{ slug: view.facts.slug, entry }];
  });
  const [first, ...others] = listed;
  if (first === undefined) return undefined;
  const best = others.reduce((top, next) => (compareVersions(next.entry.listing, top.entry.listing) > 0 ? next : top), first);
  return { ...cardOf(best.entry), matchedTools, catalogs: listed.map(({ slug }) => slug) };
}

/** Best first: ranked by what servers do, then those that are only meant by their name. */
function searchViews(views: readonly CatalogView[], q: string): CatalogRow[] {
  const ranked = bestHits(views, q).flatMap(({ id, matchedTools }) => rowOf(views, id, matchedTools.map(({ name }) => name)) ?? []);
  const seen = new Set(ranked.map(({ server }) => server));
  const named = everything(views).filter((row) => matchesName(row, q));
  const exact = named.filter(({ server }) => server.toLowerCase() === q.toLowerCase());
  const further = named.filter(({ server }) => !seen.has(server));
  return [...new Map([...exact, ...ranked, ...inOrder(further, "name")].map((row) => [row.server, row])).values()];
}

/** The best hit of each server over the catalogs, best first, ties by name. */
function bestHits(views: readonly CatalogView[], q: string): SearchHit[] {
  const best = new Map<string, SearchHit>();
  for (const hit of views.flatMap((view) => view.search({ taskDescription: q, topK: MAX_HITS }))) {
    if (hit.score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, hit);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || compareCodeUnits(a.id, b.id));
}

function inOrder(rows: readonly CatalogRow[], sort: SortOrder): CatalogRow[] {
  if (sort === "best") return [...rows];
  const byName = [...rows].sort((a, b) => compareCodeUnits(a.title.toLowerCase(), b.title.toLowerCase()) || compareCodeUnits(a.server, b.server));
  return sort === "name" ? byName : byName.sort((a, b) => compareCodeUnits(b.approvedAt, a.approvedAt));
}
