import { fieldFactor, type PerField, saturate } from "./ranking";
import { countIn, type PackedCounts, type TermCounts } from "./term-counts";

const FIELD_COUNT = 4;

/** All documents that have one term: slot numbers, and beside each how often it has the term. */
interface Posting {
  slots: number[];
  counts: PackedCounts[];
  /** What the term adds to each of them for its rarity; holds for one state of the index. */
  impacts: Float64Array | null;
  impactsOf: number;
}

/**
 * The inverted index: term → documents, with field lengths. Documents are slot numbers and the scores plain number
 * arrays, because a long task touches most of the catalog and 28,000 servers have to be scored in milliseconds.
 */
export class PostingLists {
  private readonly postings = new Map<string, Posting>();
  /** Field lengths by slot; whole numbers, so taking a document out of the totals undoes putting it in exactly. */
  private readonly lengths: PerField[] = [];
  private readonly totals: [number, number, number, number] = [0, 0, 0, 0];
  private documents = 0;
  private factors: Float64Array | null = null;
  /** Counts changes: averages move with every document, and with them everything worked out from them. */
  private state = 0;

  add(slot: number, lengths: PerField, { terms, counts }: TermCounts): void {
    this.count(lengths, 1);
    this.lengths[slot] = lengths;
    for (const [index, term] of terms.entries()) {
      const posting = this.postings.get(term) ?? { slots: [], counts: [], impacts: null, impactsOf: -1 };
      posting.slots.push(slot);
      posting.counts.push(counts[index] ?? 0);
      this.postings.set(term, posting);
    }
  }

  remove(slot: number, lengths: PerField, terms: Iterable<string>): void {
    this.count(lengths, -1);
    this.lengths[slot] = [0, 0, 0, 0];
    for (const term of terms) {
      const posting = this.postings.get(term);
      if (!posting) continue;
      const at = posting.slots.indexOf(slot);
      posting.slots.splice(at, 1);
      posting.counts.splice(at, 1);
      if (posting.slots.length === 0) this.postings.delete(term);
    }
  }

  /** How many documents have a term. */
  holders(term: string): number {
    return this.postings.get(term)?.slots.length ?? 0;
  }

  /** The BM25F score of every slot for terms with their gains (rarity times weight), in the order of the terms. */
  score(gains: Iterable<readonly [term: string, gain: number]>): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    for (const [term, gain] of gains) {
      const posting = this.postings.get(term);
      if (posting) addScores(scores, posting.slots, this.impactsOf(posting), gain);
    }
    return scores;
  }

  private impactsOf(posting: Posting): Float64Array {
    if (posting.impacts !== null && posting.impactsOf === this.state) return posting.impacts;
    posting.impacts = impactsOf(posting, (this.factors ??= this.allFactors()));
    posting.impactsOf = this.state;
    return posting.impacts;
  }

  private count(lengths: PerField, sign: 1 | -1): void {
    this.documents += sign;
    for (const field of [0, 1, 2, 3] as const) this.totals[field] += sign * lengths[field];
    this.factors = null;
    this.state += 1;
  }

  /** Averages move with every document, so factors are worked out anew on the first search after a change. */
  private allFactors(): Float64Array {
    const factors = new Float64Array(this.lengths.length * FIELD_COUNT);
    const documents = Math.max(1, this.documents);
    for (const [slot, lengths] of this.lengths.entries()) {
      for (const field of [0, 1, 2, 3] as const) {
        factors[slot * FIELD_COUNT + field] = fieldFactor(field, lengths[field], this.totals[field] / documents);
      }
    }
    return factors;
  }
}

function impactsOf({ slots, counts }: Posting, factors: Float64Array): Float64Array {
  const impacts = new Float64Array(slots.length);
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] ?? 0;
    const packed = counts[index] ?? 0;
    let weighted = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      weighted += countIn(packed, field) * (factors[slot * FIELD_COUNT + field] ?? 0);
    }
    impacts[index] = saturate(weighted);
  }
  return impacts;
}

function addScores(scores: Float64Array, slots: readonly number[], impacts: Float64Array, gain: number): void {
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] ?? 0;
    scores[slot] = (scores[slot] ?? 0) + gain * (impacts[index] ?? 0);
  }
}
