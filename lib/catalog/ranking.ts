/** One number per field: name and title, description, tool names, tool descriptions. */
export type PerField = readonly [number, number, number, number];

/**
 * BM25F (search.md §4.3): one score over weighted fields, with rare terms counting more and long fields less.
 * Weights and their order are the measured ones: name 2, description 2, tool names 1.5, tool descriptions .7.
 */
const WEIGHTS: PerField = [2, 2, 1.5, 0.7];
/** Saturation of repeated terms, and how far the length of a field counts. */
const K1 = 1.2;
const B = 0.75;

/** How rare a term is among `documents` when `holders` of them have it; always positive. */
export function inverseFrequency(documents: number, holders: number): number {
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

/** The factor of one field of a document: its weight over its length relative to the average. */
export function fieldFactor(field: 0 | 1 | 2 | 3, length: number, average: number): number {
  return average === 0 ? 0 : WEIGHTS[field] / (1 - B + (B * length) / average);
}

/** What weighted occurrences of a term add for its rarity: 0 to 1, so that repeating a word pays off less and less. */
export function saturate(weighted: number): number {
  return weighted / (K1 + weighted);
}

/** A tool of a hit, scored by the rarity of the query terms in its own name and description. */
export function toolScore(nameTerms: readonly string[], descriptionTerms: readonly string[], rarity: ReadonlyMap<string, number>): number {
  const frequencies = new Map<string, number>();
  const count = (terms: readonly string[], weight: number) => {
    for (const term of terms) if (rarity.has(term)) frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
  };
  count(nameTerms, WEIGHTS[2]);
  count(descriptionTerms, WEIGHTS[3]);
  let score = 0;
  for (const [term, weighted] of frequencies) score += (rarity.get(term) ?? 0) * saturate(weighted);
  return score;
}

/** What a query found in one document, for the decision whether it is more than noise. */
export interface Evidence {
  /** Rarity of the matched terms over the rarity of all terms of the query, 0 to 1. */
  coverage: number;
  matchedTerms: number;
  /** A keyword of the caller matched, or a term of the name, the title or a tool name. */
  isPointed: boolean;
}

/** Tasks are long and name several things to do, so a right server may answer to a small part of the words. */
const MIN_COVERAGE = 0.04;
const MIN_COVERAGE_OF_INCIDENTAL_TERM = 0.15;

/**
 * The score floor (search.md §4.5): routers install whatever they are given, so one incidental word of a description is
 * not a match for a long task. Measured on MetaTool: it costs .02 of recall at 5 for single-server tasks and gains .02
 * for multi-server tasks.
 */
export function isAboveFloor({ coverage, matchedTerms, isPointed }: Evidence): boolean {
  return coverage >= (matchedTerms > 1 || isPointed ? MIN_COVERAGE : MIN_COVERAGE_OF_INCIDENTAL_TERM);
}
