import { AccessTable, type ReaderLink, type ReaderToken } from "@/lib/catalog/access-table";
import { type CatalogFacts, CatalogView } from "@/lib/catalog/catalog-view";
import { Classification, type ClassificationFacts } from "@/lib/catalog/classification";
import type { ServedListing } from "@/lib/catalog/served-listing";
import { slot } from "@/lib/config/slot";

/** One server with its listings in every catalog, by catalog id. */
export interface ServerFacts {
  name: string;
  listings: ReadonlyMap<string, readonly ServedListing[]>;
  /** Slugs of the categories it is in. Left out: none. */
  categories?: readonly string[];
}

export interface AccessFacts {
  catalogs: readonly CatalogFacts[];
  tokens: readonly ReaderToken[];
  /** Left out: none. */
  links?: readonly ReaderLink[];
  /** Left out: no categories, and every namespace is `community`. */
  classification?: ClassificationFacts;
}

/**
 * What this process serves: the projection of decided facts, complete in memory (ARCHITECTURE.md §4.3).
 * Applying facts is idempotent and level-triggered: the state depends only on the last facts of each server, never on
 * the way there.
 */
export class ReadModel {
  readonly access: AccessTable;
  readonly classification = new Classification();
  private readonly byId = new Map<string, CatalogView>();
  private readonly bySlug = new Map<string, CatalogView>();

  constructor(options: { bootstrapToken?: string | null } = {}) {
    this.access = new AccessTable(options.bootstrapToken ?? null);
  }

  /** The catalog as it is at `now`, in ms since the epoch, or undefined. Says nothing about who may read it. */
  catalog(slug: string, now: number = Date.now()): CatalogView | undefined {
    const view = this.bySlug.get(slug);
    view?.settle(now);
    return view;
  }

  catalogs(): Iterable<CatalogView> {
    return this.byId.values();
  }

  knowsCatalog(id: string): boolean {
    return this.byId.has(id);
  }

  /** Tokens, people, capability links, audiences, catalogs, categories: all of them, as they are now. */
  applyAccess({ catalogs, tokens, links, classification }: AccessFacts): void {
    this.access.replace(tokens, links);
    this.classification.replace(classification ?? { categories: [], publisherTypes: new Map() });
    for (const facts of catalogs) {
      const view = this.byId.get(facts.id) ?? new CatalogView(facts);
      view.facts = facts;
      this.byId.set(facts.id, view);
      this.bySlug.set(facts.slug, view);
    }
  }

  /** The listings of one server, as they are now. Catalogs it mentions must be known. */
  applyServer(server: ServerFacts, now: Date = new Date()): void {
    this.classification.assign(server.name, server.categories ?? []);
    for (const [catalogId, listings] of server.listings) this.view(catalogId).put({ serverName: server.name, listings }, now);
  }

  /** Starts anew from complete facts: the same result as applying them one by one, sorted once. */
  load(access: AccessFacts, servers: Iterable<ServerFacts>, now: Date = new Date()): void {
    this.byId.clear();
    this.bySlug.clear();
    this.classification.clear();
    this.applyAccess(access);
    const perCatalog = new Map<string, { serverName: string; listings: readonly ServedListing[] }[]>();
    for (const { name, listings, categories } of servers) {
      this.classification.assign(name, categories ?? []);
      for (const [catalogId, rows] of listings) {
        const list = perCatalog.get(catalogId) ?? [];
        list.push({ serverName: name, listings: rows });
        perCatalog.set(catalogId, list);
      }
    }
    for (const [catalogId, list] of perCatalog) this.view(catalogId).fill(list, now);
  }

  private view(catalogId: string): CatalogView {
    const view = this.byId.get(catalogId);
    if (view === undefined) throw new Error("a listing in a catalog the read model has not heard of");
    return view;
  }
}

const current = slot<ReadModel>("readModel");

/** The read model of this process. Throws where none was started (worker, CLI). */
export function readModel(): ReadModel {
  return current.get();
}

export function provideReadModel(model: ReadModel): void {
  current.set(model);
}
