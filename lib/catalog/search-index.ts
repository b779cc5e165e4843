import { PostingLists } from "./posting-lists";
import { inverseFrequency, isAboveFloor } from "./ranking";
import { type IndexedDocument, indexDocument, type SearchDocument } from "./search-document";
import { byText, evidenceOf, hitOf, matchTools, type Rarity, type SearchHit, totalRarity } from "./search-hit";
import { type Query, readQuery, type SearchQuery } from "./search-query";

const DEFAULT_TOP_K = 5;
/** Hits that score less than this share of the best one are left out. */
const MIN_SHARE_OF_BEST = 0.2;

/** Whether a server may be among the hits. */
export type Accepts = (document: Pick<IndexedDocument, "id" | "traits">) => boolean;

/** A server that fits, by how much; comparable within one answer only. */
export interface Match {
  id: string;
  /** Share of the best imaginable match, 0 to 1. */
  score: number;
}

interface Ranked {
  entry: IndexedDocument;
  score: number;
}

/**
 * An in-memory index with BM25F ranking (search.md §4.3). Putting in and taking out single servers gives exactly the
 * answers of an index built anew from the same servers, in whatever order they came.
 */
export class SearchIndex {
  private readonly slots = new Map<string, number>();
  private readonly entries: (IndexedDocument | null)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly postings = new PostingLists();

  get size(): number {
    return this.slots.size;
  }

  /** A server as it was indexed, or undefined. */
  document(id: string): IndexedDocument | undefined {
    const slot = this.slots.get(id);
    return (slot === undefined ? undefined : this.entries[slot]) ?? undefined;
  }

  /** Puts a server in, or replaces the one with the same id. */
  upsert(document: SearchDocument): void {
    this.remove(document.id);
    const entry = indexDocument(document);
    const slot = this.freeSlots.pop() ?? this.entries.length;
    this.entries[slot] = entry;
    this.slots.set(document.id, slot);
    this.postings.add(slot, entry.lengths, entry.frequencies);
  }

  /** Takes a server out; an unknown id changes nothing. */
  remove(id: string): void {
    const slot = this.slots.get(id);
    const entry = slot === undefined ? undefined : this.entries[slot];
    if (slot === undefined || !entry) return;
    this.postings.remove(slot, entry.lengths, entry.frequencies.terms);
    this.entries[slot] = null;
    this.slots.delete(id);
    this.freeSlots.push(slot);
  }

  /**
   * The best servers for a task, best first, ties by id; empty when not one of them is more than noise. `accepts`
   * filters before the ranking, so that filters never shorten an answer that has more to give.
   */
  search({ topK = DEFAULT_TOP_K, ...query }: SearchQuery, accepts: Accepts = () => true): SearchHit[] {
    const read = readQuery(query);
    const rarity = this.rarityOf(read);
    const ranked = this.rank(read, rarity, topK, accepts);
    // The rest follows the best: what is found together with a real match is an alternative, not noise.
    if (areNoise(ranked, read, rarity)) return [];
    const least = (ranked[0]?.score ?? 0) * MIN_SHARE_OF_BEST;
    return ranked.filter(({ score }) => score >= least).map(({ entry, score }) => hitOf(entry, score, read, rarity));
  }

  /** Every server that fits, best first, ties by id: what a list counts and pages through. Says of none why, which costs more than finding it. */
  all(query: SearchQuery): Match[] {
    const read = readQuery(query);
    const rarity = this.rarityOf(read);
    const { scores, perfect } = this.scores(read, rarity);
    const least = scores.reduce((best, score) => Math.max(best, score), 0) * MIN_SHARE_OF_BEST;
    const ranked = this.entries.flatMap((entry, slot) => {
      const score = scores[slot] ?? 0;
      return entry === null || score === 0 || score < least ? [] : { entry, score };
    });
    if (areNoise(ranked, read, rarity)) return [];
    return ranked.sort(byRank).map(({ entry, score }) => ({ id: entry.id, score: score / perfect }));
  }

  /** Names of the tools of a server that fit best, as a hit has them. */
  matchedTools(query: SearchQuery, id: string): string[] {
    const entry = this.document(id);
    return entry === undefined ? [] : matchTools(entry, this.rarityOf(readQuery(query))).map(({ tool }) => tool.name);
  }

  private scores(query: Query, rarity: ReadonlyMap<string, number>): { scores: Float64Array; perfect: number } {
    const gains = Array.from(query.terms, ([term, { weight }]) => [term, weight * (rarity.get(term) ?? 0)] as const);
    return { scores: this.postings.score(gains), perfect: gains.reduce((total, [, gain]) => total + gain, 0) };
  }

  private rank(query: Query, rarity: ReadonlyMap<string, number>, topK: number, accepts: Accepts): Ranked[] {
    const { scores, perfect } = this.scores(query, rarity);
    const best: Ranked[] = [];
    let least = 0;
    // By index: an iterator would make an object for each of tens of thousands of servers.
    for (let slot = 0; slot < scores.length; slot += 1) {
      const score = scores[slot] ?? 0;
      if (score === 0 || score < least) continue;
      const entry = this.entries[slot];
      if (!entry || !accepts(entry)) continue;
      insert(best, { entry, score }, topK);
      if (best.length === topK) least = best.at(-1)?.score ?? 0;
    }
    return best.map(({ entry, score }) => ({ entry, score: score / perfect }));
  }

  /** Terms that no server has count as the rarest: they lower the coverage of every hit. */
  private rarityOf(query: Query): Map<string, number> {
    return new Map(
      Array.from(query.terms.keys(), (term) => [term, inverseFrequency(this.size, this.postings.holders(term))]),
    );
  }
}

/** Whether not one of them is more than noise. */
function areNoise(ranked: readonly Ranked[], query: Query, rarity: Rarity): boolean {
  const total = totalRarity(rarity);
  return ranked.every(({ entry }) => !isAboveFloor(evidenceOf(entry, query, rarity, total)));
}

/** Keeps `best` sorted and at most `limit` long. */
function insert(best: Ranked[], candidate: Ranked, limit: number): void {
  const at = best.findIndex((other) => byRank(candidate, other) < 0);
  best.splice(at === -1 ? best.length : at, 0, candidate);
  if (best.length > limit) best.pop();
}

/** Best first, ties by id. */
function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || byText(a.entry.id, b.entry.id);
}
