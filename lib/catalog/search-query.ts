import { tokenize } from "./tokenizer";

/** A task in natural language, as routers send it, with a few words the model finds most telling (search.md §4.1). */
export interface SearchQuery {
  taskDescription: string;
  keyWords?: readonly string[] | string | undefined;
  /** How many servers at most; 5 by default. */
  topK?: number | undefined;
}

/** Only servers that can do this are hits; both hold. */
export interface SearchFilters {
  transport?: "stdio" | "streamable-http" | "sse" | undefined;
  capability?: "tools" | "prompts" | "resources" | undefined;
}

export interface QueryTerm {
  weight: number;
  /** The word as the caller wrote it, in lower case. */
  word: string;
  isKeyword: boolean;
}

export interface Query {
  terms: ReadonlyMap<string, QueryTerm>;
}

const KEYWORD_WEIGHT = 2;
/** A word said again in a long task counts a little more, never without bound. */
const MAX_REPEATS = 3;

/** Reads a query into weighted terms; key words count double and may come as a list or separated by commas. */
export function readQuery({ taskDescription, keyWords }: SearchQuery): Query {
  const terms = new Map<string, QueryTerm>();
  for (const { term, word } of tokenize(taskDescription)) {
    const known = terms.get(term);
    terms.set(term, { weight: Math.min((known?.weight ?? 0) + 1, MAX_REPEATS), word: known?.word ?? word, isKeyword: false });
  }
  const list = typeof keyWords === "string" ? keyWords : (keyWords ?? []).join(",");
  const keywordTerms = new Map(tokenize(list).map(({ term, word }) => [term, word]));
  for (const [term, word] of keywordTerms) {
    terms.set(term, { weight: (terms.get(term)?.weight ?? 0) + KEYWORD_WEIGHT, word, isKeyword: true });
  }
  return { terms };
}
