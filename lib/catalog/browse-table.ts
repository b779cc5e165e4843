import { LRUCache } from "lru-cache";
import type { SortOrder } from "@/lib/catalog/list-order-schema";
import type { CatalogView, ListedServer } from "@/lib/catalog/catalog-view";
import { Spellings } from "@/lib/catalog/closest-names";
import type { Popularity } from "@/lib/catalog/popularity";
import { compareCodeUnits } from "@/lib/catalog/projection";
import type { IndexedDocument } from "@/lib/catalog/search-document";
import type { ServedEntry } from "@/lib/catalog/served-entry";
import { slot } from "@/lib/config/slot";
import { serverNameKey, splitServerName } from "@/lib/manifest/names";
import { compareVersions } from "@/lib/manifest/version-order";

/** One server over the catalogs somebody reads: the highest version that any of them lists. Pointers only. */
export interface BrowseItem {
  readonly entry: ServedEntry;
  readonly document: IndexedDocument;
  /** Slugs of the catalogs that list it. */
  readonly catalogs: string[];
  /** In lower case; one text for all servers of a namespace. */
  readonly namespaceKey: string;
}

const NO_PULLS: Popularity = new Map();

/**
 * All servers that somebody may find, made when a list is first asked for and kept until one of its catalogs changes. A
 * process that only serves routers never makes one.
 */
export class BrowseTable {
  private readonly orders = new Map<string, { popularity: Popularity; items: readonly BrowseItem[] }>();

  private spellings: Spellings | undefined;

  private constructor(private readonly byName: ReadonlyMap<string, BrowseItem>) {}

  static of(views: readonly CatalogView[]): BrowseTable {
    const items = new Map<string, BrowseItem>();
    const namespaces = new Map<string, string>();
    for (const view of views) {
      for (const { serverName } of view.servers) {
        const listed = view.listed(serverName);
        if (listed === undefined) continue;
        const known = items.get(serverName);
        items.set(serverName, known === undefined ? itemOf(view, listed, namespaces) : merged(known, view, listed));
      }
    }
    return new BrowseTable(items);
  }

  item(server: string): BrowseItem | undefined {
    return this.byName.get(server);
  }

  /** Everything, in an order that does not depend on a search; only `pulled` looks at `pulls`, and only `name` at `locale` (as of `sorted`). Each is made once; `pulled` again for other `pulls`. */
  inOrder(sort: Exclude<SortOrder, "relevance">, pulls: Popularity = NO_PULLS, locale?: string): readonly BrowseItem[] {
    const key = sort === "name" ? `name ${locale ?? ""}` : sort;
    const known = this.orders.get(key);
    if (known !== undefined && (sort !== "pulled" || known.popularity === pulls)) return known.items;
    const items = sorted([...this.byName.values()], sort, pulls, locale);
    this.orders.set(key, { popularity: pulls, items });
    return items;
  }

  /** All names, to find those that look like something. */
  spelled(): Spellings {
    this.spellings ??= Spellings.of(Array.from(this.byName.values(), (item) => ({ server: item.entry.serverName, title: titleOf(item) })));
    return this.spellings;
  }
}

function itemOf(view: CatalogView, { entry, document }: ListedServer, namespaces: Map<string, string>): BrowseItem {
  const key = serverNameKey(splitServerName(entry.serverName).namespace);
  const namespaceKey = namespaces.get(key) ?? key;
  namespaces.set(key, namespaceKey);
  return { entry, document, catalogs: [view.facts.slug], namespaceKey };
}

function merged(known: BrowseItem, view: CatalogView, listed: ListedServer): BrowseItem {
  const best = compareVersions(listed.entry.listing, known.entry.listing) > 0 ? listed : known;
  return { ...known, entry: best.entry, document: best.document, catalogs: [...known.catalogs, view.facts.slug] };
}

/**
 * The items in an order of their own; ties by name, so that pages never overlap. By name, a person finds things in the order of the
 * own language (`locale`), such as by pinyin; without one it is that of code units, the same everywhere.
 */
function sorted(items: readonly BrowseItem[], sort: Exclude<SortOrder, "relevance">, pulls: Popularity, locale?: string): BrowseItem[] {
  if (sort === "name") return byTitle(items, locale === undefined ? compareCodeUnits : collatorOf(locale).compare);
  const key = sort === "pulled" ? ({ entry }: BrowseItem) => pulls.get(entry.serverName) ?? 0 : sort === "approved" ? ({ entry }: BrowseItem) => entry.listing.listedAt.getTime() : ({ entry }: BrowseItem) => entry.updatedAt;
  return [...items].sort((a, b) => key(b) - key(a) || compareCodeUnits(a.entry.serverName, b.entry.serverName));
}

/** Making one takes as long as a thousand comparisons. */
const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  const known = collators.get(locale) ?? new Intl.Collator(locale);
  collators.set(locale, known);
  return known;
}

/** Titles are put into lower case once each, not once per comparison. */
function byTitle(items: readonly BrowseItem[], compare: (a: string, b: string) => number): BrowseItem[] {
  const keyed = items.map((item) => ({ item, title: titleOf(item).toLowerCase() }));
  keyed.sort((a, b) => compare(a.title, b.title) || compareCodeUnits(a.item.entry.serverName, b.item.entry.serverName));
  return keyed.map(({ item }) => item);
}

/** The title, or the last part of the registry name. One line. */
export function titleOf({ document, entry }: Pick<BrowseItem, "document" | "entry">): string {
  return document.title || splitServerName(entry.serverName).name;
}

/** Readers differ by the catalogs they may read, and there are few such sets. */
const MAX_TABLES = 4;

interface KeptTable {
  views: readonly CatalogView[];
  revisions: readonly number[];
  table: BrowseTable;
}

/** Pages and API are bundled apart and share one. */
const kept = slot<LRUCache<string, KeptTable>>("browseTables");

/** The table of some catalogs as they are now. */
export function browseTable(views: readonly CatalogView[]): BrowseTable {
  const tables = kept.peek() ?? new LRUCache<string, KeptTable>({ max: MAX_TABLES });
  kept.set(tables);
  const key = views.map(({ facts }) => facts.slug).join(" ");
  const known = tables.get(key);
  if (known !== undefined && views.every((view, index) => known.views[index] === view && known.revisions[index] === view.revision)) return known.table;
  const table = BrowseTable.of(views);
  tables.set(key, { views, revisions: views.map(({ revision }) => revision), table });
  return table;
}
