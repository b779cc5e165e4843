import { PostingLists } from "./posting-lists";
import { inverseFrequency, isAboveFloor } from "./ranking";
import { type IndexedDocument, indexDocument, type SearchDocument } from "./search-document";
import { byText, evidenceOf, hitOf, type SearchHit } from "./search-hit";
import { type Query, readQuery, type SearchQuery } from "./search-query";

const DEFAULT_TOP_K = 5;
/** Hits that score less than this share of the best one are left out. */
const MIN_SHARE_OF_BEST = 0.2;

/** Whether a server may be among the hits. */
export type Accepts = (document: Pick<IndexedDocument, "id" | "traits">) => boolean;

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
    if (!ranked.some(({ entry }) => isAboveFloor(evidenceOf(entry, read, rarity)))) return [];
    const least = (ranked[0]?.score ?? 0) * MIN_SHARE_OF_BEST;
    return ranked.filter(({ score }) => score >= least).map(({ entry, score }) => hitOf(entry, score, read, rarity));
  }

  private rank(query: Query, rarity: ReadonlyMap<string, number>, topK: number, accepts: Accepts): Ranked[] {
    const gains = Array.from(query.terms, ([term, { weight }]) => [term, weight * (rarity.get(term) ?? 0)] as const);
    const perfect = gains.reduce((total, [, gain]) => total + gain, 0);
    const best: Ranked[] = [];
    const scores = this.postings.score(gains);
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

/** Keeps `best` sorted and at most `limit` long. */
function insert(best: Ranked[], candidate: Ranked, limit: number): void {
  const at = best.findIndex((other) => isBetter(candidate, other));
  best.splice(at === -1 ? best.length : at, 0, candidate);
  if (best.length > limit) best.pop();
}

function isBetter(a: Ranked, b: Ranked): boolean {
  return a.score > b.score || (a.score === b.score && byText(a.entry.id, b.entry.id) < 0);
}
