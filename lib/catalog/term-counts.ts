import type { PerField } from "./ranking";

const FIELD_BITS = 7;
/** More occurrences count as this many: the ranking saturates long before. */
const MAX_COUNT = 2 ** FIELD_BITS - 1;

/** The counts of one term, one for each field, in one small integer: an array of them takes a fifth of the memory. */
export type PackedCounts = number;

/** How often a term occurs in field 0 to 3. */
export function countIn(packed: PackedCounts, field: number): number {
  return (packed >>> (field * FIELD_BITS)) & MAX_COUNT;
}

/** The same counts with one more occurrence in a field. */
export function countedIn(packed: PackedCounts, field: number): PackedCounts {
  return countIn(packed, field) === MAX_COUNT ? packed : packed + (1 << (field * FIELD_BITS));
}

/**
 * Term → how often it occurs in each field of one document. Two plain arrays instead of a Map: there is one of these for
 * every server, and only the few that a search returns are ever asked.
 */
export class TermCounts {
  private constructor(
    readonly terms: readonly string[],
    readonly counts: readonly PackedCounts[],
  ) {}

  /** Counts the terms of each field, in the order of the fields. */
  static of(fields: readonly (readonly string[])[]): TermCounts {
    const counts = new Map<string, PackedCounts>();
    for (const [field, terms] of fields.entries()) {
      for (const term of terms) counts.set(term, countedIn(counts.get(term) ?? 0, field));
    }
    return new TermCounts([...counts.keys()], [...counts.values()]);
  }

  /** The counts per field, or undefined when the document has no such term. */
  get(term: string): PerField | undefined {
    const packed = this.counts[this.terms.indexOf(term)];
    return packed === undefined ? undefined : [countIn(packed, 0), countIn(packed, 1), countIn(packed, 2), countIn(packed, 3)];
  }
}
