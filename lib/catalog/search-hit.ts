import { type Evidence, toolScore } from "./ranking";
import type { IndexedDocument, IndexedTool } from "./search-document";
import type { Query } from "./search-query";

const MAX_MATCHED_TOOLS = 3;
const MAX_REASONS = 6;

interface MatchedTool {
  name: string;
  description: string;
  score: number;
}

export interface SearchHit {
  id: string;
  /** Title and description as one plain line each. */
  title: string;
  description: string;
  /** Share of the best imaginable match, 0 to 1, four decimals; comparable within one answer only. */
  score: number;
  matchedTools: MatchedTool[];
  /** Why it was found, such as `tool name: get_forecast` or `keyword: weather`. */
  reasons: string[];
}

/** Rarity of every term of the query. */
export type Rarity = ReadonlyMap<string, number>;

/** The rarity of all terms of the query: what a document that has every one of them would reach. */
export function totalRarity(rarity: Rarity): number {
  let total = 0;
  for (const number of rarity.values()) total += number;
  return total;
}

/** What of the query is found in a document, for the score floor; `total` as of `totalRarity`, which is the same for every document. */
export function evidenceOf({ frequencies }: IndexedDocument, query: Query, rarity: Rarity, total: number): Evidence {
  let matched = 0;
  let matchedTerms = 0;
  let isPointed = false;
  for (const [term, { isKeyword }] of query.terms) {
    const found = frequencies.get(term);
    if (!found) continue;
    matched += rarity.get(term) ?? 0;
    matchedTerms += 1;
    isPointed ||= isKeyword || found[0] > 0 || found[2] > 0;
  }
  return { coverage: matchedTerms === 0 ? 0 : matched / total, matchedTerms, isPointed };
}

/** A document as a hit. Its texts are safe for another agent's prompt already (search.md §4.5). */
export function hitOf(entry: IndexedDocument, score: number, query: Query, rarity: Rarity): SearchHit {
  const tools = matchTools(entry, rarity);
  const best = totalRarity(rarity);
  return {
    id: entry.id,
    title: entry.title,
    description: entry.description,
    score: round(score),
    matchedTools: tools.map(({ tool, score: own }) => ({ name: tool.name, description: tool.description, score: round(own / best) })),
    reasons: reasonsOf(entry, query, rarity, tools.map(({ tool }) => tool)),
  };
}

/** The tools of a document that fit, best first, a few at most. */
export function matchTools({ tools }: IndexedDocument, rarity: Rarity): { tool: IndexedTool; score: number }[] {
  return tools
    .map((tool) => ({ tool, score: toolScore(tool.nameTerms, tool.descriptionTerms, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byText(a.tool.name, b.tool.name))
    .slice(0, MAX_MATCHED_TOOLS);
}

/** Keywords first, then by rarity of the term: the strongest reasons are told. */
function reasonsOf({ frequencies }: IndexedDocument, query: Query, rarity: Rarity, tools: readonly IndexedTool[]): string[] {
  const found = [...query.terms]
    .flatMap(([term, asked]) => {
      const counts = frequencies.get(term);
      return counts === undefined ? [] : [{ term, ...asked, counts }];
    })
    .sort((a, b) => Number(b.isKeyword) - Number(a.isKeyword) || (rarity.get(b.term) ?? 0) - (rarity.get(a.term) ?? 0));
  const reasons = found.map(({ term, word, isKeyword, counts: [name, description, toolName] }) => {
    if (isKeyword) return `keyword: ${word}`;
    if (name > 0) return `name: ${word}`;
    const tool = toolName > 0 ? tools.find(({ nameTerms }) => nameTerms.includes(term)) : undefined;
    if (tool) return `tool name: ${tool.name}`;
    return description > 0 ? `description: ${word}` : `tool: ${word}`;
  });
  return [...new Set(reasons)].slice(0, MAX_REASONS);
}

/** Order by code units: the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
