import type { Audience } from "@/lib/catalog/catalog-schema";
import { compareCodeUnits, projectServer, type ServerProjection } from "@/lib/catalog/projection";
import { Pointers } from "@/lib/catalog/pointers";
import type { SearchHit } from "@/lib/catalog/search-hit";
import type { IndexedDocument } from "@/lib/catalog/search-document";
import { type Match, SearchIndex } from "@/lib/catalog/search-index";
import type { SearchFilters, SearchQuery } from "@/lib/catalog/search-query";
import { type ListFilter, selectEntries } from "@/lib/catalog/selection";
import { manifestOf, type ServedEntry, surfaceOf } from "@/lib/catalog/served-entry";
import type { ServerListings } from "@/lib/catalog/served-listing";
import { packTraits, traitsOf, traitValues } from "@/lib/catalog/traits";

export interface CatalogFacts {
  id: string;
  slug: string;
  audience: Audience;
}

/** Selections kept until the next change; each is an array of pointers, at most one per version. */
const MAX_SELECTIONS = 32;

/** A server as lists show it: its active latest version, and the texts and traits of that. */
export interface ListedServer {
  readonly entry: ServedEntry;
  readonly document: IndexedDocument;
}

/**
 * One catalog in memory: every server in name order, prepared. Reads never touch the database.
 *
 * Lists are slices of selections: the rows that pass a filter, computed once per filter and change. So page 600 costs
 * what page 1 costs, and a search by name is one walk over the names, not one per page.
 */
export class CatalogView {
  facts: CatalogFacts;
  private readonly sorted: ServerProjection[] = [];
  private readonly byName = new Map<string, ServerProjection>();
  private readonly selections = new Map<string, readonly ServedEntry[]>();
  private readonly index = new SearchIndex();
  private readonly unindexed = new Set<string>();
  private readonly pointers = new Pointers();
  private readonly isServed = (name: string) => this.byName.get(name)?.latest?.state === "active";
  private validUntil = Number.POSITIVE_INFINITY;
  private changes = 0;

  constructor(facts: CatalogFacts) {
    this.facts = facts;
  }

  /** Grows with every change of what is served; derived snapshots are kept by it. */
  get revision(): number {
    return this.changes;
  }

  /** Servers in name order, tombstones included. */
  get servers(): readonly ServerProjection[] {
    return this.sorted;
  }

  server(name: string): ServerProjection | undefined {
    return this.byName.get(name);
  }

  /** The rows that pass a filter, in (name, version) code unit order. */
  select(filter: ListFilter): readonly ServedEntry[] {
    const key = JSON.stringify([filter.search, filter.version, filter.updatedSince, filter.includeDeleted]);
    const known = this.selections.get(key);
    this.selections.delete(key);
    const rows = known ?? selectEntries(this.sorted, filter);
    // Re-inserted on each use: the first key is the one longest unused.
    this.selections.set(key, rows);
    if (this.selections.size > MAX_SELECTIONS) this.selections.delete(this.selections.keys().next().value ?? key);
    return rows;
  }

  /** The best active latest versions for a task; `id` of a hit is the server name. */
  search(query: SearchQuery, { transport, capability }: SearchFilters = {}): SearchHit[] {
    this.indexSome(Number.POSITIVE_INFINITY);
    return this.index.search(
      query,
      ({ traits }) =>
        (transport === undefined || traitValues(traits, "transports").includes(transport)) &&
        (capability === undefined || traitValues(traits, "offers").includes(capability)),
    );
  }

  /** All active latest versions that fit a few words, best first; `id` is the server name. */
  matches(words: string): Match[] {
    this.indexSome(Number.POSITIVE_INFINITY);
    return this.index.all({ taskDescription: words });
  }

  /** Names of the tools for which a server fits these words. */
  matchedTools(words: string, name: string): string[] {
    return this.index.matchedTools({ taskDescription: words }, name);
  }

  /** The active latest version of a server with what is known of it for lists, or undefined. */
  listed(name: string): ListedServer | undefined {
    const entry = this.byName.get(name)?.latest;
    if (entry?.state !== "active") return undefined;
    if (this.unindexed.delete(name)) this.reindex(name);
    const document = this.index.document(name);
    return document && { entry, document };
  }

  /** Indexes at most `count` servers that changed. True when none is left: a booting process does it in slices. */
  indexSome(count: number): boolean {
    for (const name of this.unindexed) {
      if (count-- <= 0) return false;
      this.unindexed.delete(name);
      this.reindex(name);
    }
    return true;
  }

  /** Replaces what a server has listed here. */
  put(listings: ServerListings, now: Date): void {
    this.place(this.project(listings, now));
    this.prepareAgain([listings.serverName], now);
    this.touched();
  }

  /** Fills an empty view. */
  fill(servers: readonly ServerListings[], now: Date): void {
    for (const listings of servers) {
      const projection = this.project(listings, now);
      this.sorted.push(projection);
      this.remember(projection);
    }
    this.sorted.sort((a, b) => compareCodeUnits(a.serverName, b.serverName));
    this.touched();
  }

  /** Lets expiries that lie behind `now`, in ms since the epoch, take effect. */
  settle(now: number): void {
    if (now < this.validUntil) return;
    const due = this.sorted.filter((server) => server.validUntil <= now);
    for (const server of due) this.place(this.project(server.facts, new Date(now)));
    this.prepareAgain(due.map(({ serverName }) => serverName), new Date(now));
    this.validUntil = this.sorted.reduce((next, server) => Math.min(next, server.validUntil), Number.POSITIVE_INFINITY);
    if (due.length > 0) this.touched();
  }

  private project(listings: ServerListings, now: Date): ServerProjection {
    return projectServer(this.facts.slug, listings, now, this.isServed);
  }

  /** Servers that point to one of these: whether it is served is a part of what they say. */
  private prepareAgain(names: readonly string[], now: Date): void {
    for (const name of this.pointers.to(names)) {
      const pointing = this.byName.get(name);
      if (pointing !== undefined) this.place(this.project(pointing.facts, now));
    }
  }

  private place(projection: ServerProjection): void {
    const at = this.indexOf(projection.serverName);
    this.sorted.splice(at, this.byName.has(projection.serverName) ? 1 : 0, projection);
    this.remember(projection);
  }

  private remember(projection: ServerProjection): void {
    this.byName.set(projection.serverName, projection);
    this.pointers.set(projection.serverName, projection.facts.listings.flatMap(({ replacement }) => replacement ?? []));
    this.unindexed.add(projection.serverName);
    this.validUntil = Math.min(this.validUntil, projection.validUntil);
  }

  private touched(): void {
    this.changes += 1;
    this.selections.clear();
  }

  private indexOf(name: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareCodeUnits(this.sorted[middle]?.serverName ?? "", name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private reindex(name: string): void {
    const latest = this.byName.get(name)?.latest;
    if (latest?.state !== "active") return this.index.remove(name);
    const manifest = manifestOf(latest);
    const surface = surfaceOf(latest);
    const traits = packTraits(traitsOf(manifest, surface), surface !== null);
    this.index.upsert({ id: name, name, title: manifest.title, description: manifest.description, tools: surface?.tools ?? [], traits });
  }
}
