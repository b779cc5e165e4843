import type { Category } from "@/lib/catalog/category-schema";
import type { PublisherType } from "@/lib/catalog/facet-names-schema";

/** What people of this registry say about servers and namespaces, beside what manifests say. */
export interface ClassificationFacts {
  /** In the order of the list. */
  categories: readonly Category[];
  /** By lower-case namespace; those left out are `community`. */
  publisherTypes: ReadonlyMap<string, PublisherType>;
}

const NONE: readonly string[] = [];

/** Categories and publisher types in memory, a part of the read model: they ride the same feed. */
export class Classification {
  private facts: ClassificationFacts = { categories: [], publisherTypes: new Map() };
  private known = new Set<string>();
  private readonly byServer = new Map<string, readonly string[]>();

  get categories(): readonly Category[] {
    return this.facts.categories;
  }

  replace(facts: ClassificationFacts): void {
    this.facts = facts;
    this.known = new Set(facts.categories.map(({ slug }) => slug));
  }

  /** Most servers of a large registry are in none, and cost nothing here. */
  assign(server: string, categories: readonly string[]): void {
    if (categories.length === 0) this.byServer.delete(server);
    else this.byServer.set(server, categories);
  }

  clear(): void {
    this.byServer.clear();
  }

  /** Slugs of the categories a server is in. */
  categoriesOf(server: string): readonly string[] {
    const assigned = this.byServer.get(server);
    if (assigned === undefined) return NONE;
    return assigned.every((slug) => this.known.has(slug)) ? assigned : assigned.filter((slug) => this.known.has(slug));
  }

  /** Of a namespace in lower case. */
  publisherTypeOf(namespaceKey: string): PublisherType {
    return this.facts.publisherTypes.get(namespaceKey) ?? "community";
  }
}
