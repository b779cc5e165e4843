import { type Facet, type FacetChoice, FACETS, PUBLISHER_TYPES, TRANSPORTS } from "@/lib/catalog/facet-names-schema";

type Meaning = { facet: Facet; value: string } | { text: string } | null;

const IS: ReadonlyMap<string, Meaning> = new Map(Object.entries({
  approved: { facet: "basis", value: "review" },
  official: { facet: "publisher", value: "verified" },
  internal: { facet: "publisher", value: "internal" },
} as const));

const isOneOf = (known: readonly string[], value: string) => known.includes(value);

/** A publisher is a kind of publisher, else a namespace; a tool is found by its name, which the search knows. */
const OPERATORS: Readonly<Record<string, (value: string) => Meaning>> = {
  is: (value) => IS.get(value) ?? null,
  publisher: (value) => ({ facet: isOneOf(PUBLISHER_TYPES, value) ? "publisher" : "namespace", value }),
  transport: (value) => (isOneOf(TRANSPORTS, value) ? { facet: "transport", value } : null),
  tool: (value) => ({ text: value }),
};

const meaningOf = (name = "", value = "") => OPERATORS[name.toLowerCase()]?.(value.toLowerCase()) ?? null;

const NAMES = Object.keys(OPERATORS).join("|");
const WRITTEN = new RegExp(String.raw`(?<!\S)(${NAMES}):(?:"([^"]+)"|([^\s"]+))(?!\S)`, "gi");
const UNFINISHED = new RegExp(String.raw`(?<!\S)(?:${NAMES}):(?:"[^"]*"?|\S*)$`, "i");

/** A Chinese keyboard writes these marks full-width. */
const plainMarks = (typed: string) => typed.replaceAll("：", ":").replaceAll(/[“”＂]/g, '"').replaceAll("　", " ");

/**
 * Takes the operators out of what somebody typed: `publisher:`, `transport:`, `is:approved|official|internal` and `tool:`
 * (catalog-and-console-ux.md §2.3). They stand for facets, so an address says the same without them. What is no operator of
 * ours, or has a value that means nothing, stays text. Pure.
 */
export function readOperators(typed: string): { text: string; facets: FacetChoice } {
  const found: { facet: Facet; value: string }[] = [];
  const text = plainMarks(typed).replaceAll(WRITTEN, (whole, name: string, quoted?: string, plain?: string) => {
    const meaning = meaningOf(name, quoted ?? plain);
    if (meaning === null) return whole;
    if ("text" in meaning) return meaning.text;
    found.push(meaning);
    return "";
  });
  const facets = Object.fromEntries(FACETS.flatMap((facet) => {
    const values = found.flatMap((one) => (one.facet === facet ? [one.value] : []));
    return values.length === 0 ? [] : [[facet, [...new Set(values)]]];
  }));
  return { text: text.replaceAll(/\s+/g, " ").trim(), facets };
}

/** Whether something typed holds an operator that means something. */
export function hasOperators(typed: string): boolean {
  return [...plainMarks(typed).matchAll(WRITTEN)].some(([, name, quoted, plain]) => meaningOf(name, quoted ?? plain) !== null);
}

/** A query with the operators in `q` added to what is chosen already. */
export function withOperators<Query extends FacetChoice & { q?: string | undefined }>(query: Query): Query {
  if (query.q === undefined) return query;
  const { text, facets } = readOperators(query.q);
  const added = Object.entries(facets).map(([facet, values]) => [facet, [...new Set([...(query[facet as Facet] ?? []), ...values])]]);
  return { ...query, ...(Object.fromEntries(added) as FacetChoice), q: text };
}

/** What can be searched while somebody still types: an operator at the end may not be complete yet. */
export function finishedPart(typed: string): string {
  return plainMarks(typed).replace(UNFINISHED, "");
}
