import type { BrowseItem } from "@/lib/catalog/browse-table";
import type { Classification } from "@/lib/catalog/classification";
import { type Facet, type FacetChoice, FACETS } from "@/lib/catalog/facet-names-schema";
import type { FacetCount, FacetCounts } from "@/lib/catalog/facet-schema";
import { compareCodeUnits } from "@/lib/catalog/projection";
import { traitValues } from "@/lib/catalog/traits";

/** What the facets are read off: an item, and what people of this registry say about it. */
type Labels = Pick<Classification, "categoriesOf" | "publisherTypeOf">;

/** More namespaces than a person looks through; whatever is chosen is among them. */
const MAX_VALUES = 40;
const STATUS = { active: ["active"], deprecated: ["deprecated"] } as const;

const one = new Map<string, readonly string[]>();

/** The same array for the same text: there are tens of thousands of items and a few texts. */
function single(text: string): readonly string[] {
  const known = one.get(text) ?? [text];
  one.set(text, known);
  return known;
}

/** The values of an item in one facet. */
export function facetValues({ entry, document, namespaceKey }: BrowseItem, facet: Facet, labels: Labels): readonly string[] {
  switch (facet) {
    case "category":
      return labels.categoriesOf(entry.serverName);
    case "transport":
      return traitValues(document.traits, "transports");
    case "install":
      return traitValues(document.traits, "installKinds");
    case "auth":
      return traitValues(document.traits, "auth");
    case "capability":
      return traitValues(document.traits, "capabilities");
    case "publisher":
      return single(labels.publisherTypeOf(namespaceKey));
    case "namespace":
      return single(namespaceKey);
    case "basis":
      return single(entry.listing.basis);
    case "status":
      return entry.listing.publisherStatus === "deprecated" ? STATUS.deprecated : STATUS.active;
  }
}

/**
 * The items that meet a choice, in their order, and for each facet that is to be counted what its values would show next to
 * the other facets.
 */
export function narrow(items: readonly BrowseItem[], choice: FacetChoice, labels: Labels, counted: readonly Facet[] = FACETS): { items: BrowseItem[]; facets: FacetCounts } {
  const wanted = FACETS.flatMap((facet) => (choice[facet]?.length ? [{ facet, values: new Set(lowered(facet, choice[facet])) }] : []));
  const counts = new Map(counted.map((facet) => [facet, new Map<string, number>()]));
  const met: BrowseItem[] = [];
  for (const item of items) {
    const failed = wanted.filter(({ facet, values }) => !facetValues(item, facet, labels).some((value) => values.has(value)));
    if (failed.length > 1) continue;
    if (failed.length === 0) met.push(item);
    // What only one facet keeps out would be shown by a further value of that facet.
    for (const facet of failed[0] === undefined ? counted : [failed[0].facet]) count(counts.get(facet), facetValues(item, facet, labels));
  }
  return { items: met, facets: Object.fromEntries(FACETS.map((facet) => [facet, listed(counts.get(facet), choice[facet] ?? [])])) as FacetCounts };
}

/** Namespaces compare case-insensitively (governance.md §1). */
function lowered(facet: Facet, values: readonly string[]): readonly string[] {
  return facet === "namespace" ? values.map((value) => value.toLowerCase()) : values;
}

function count(counts: Map<string, number> | undefined, values: readonly string[]): void {
  for (const value of values) counts?.set(value, (counts.get(value) ?? 0) + 1);
}

/** The most frequent first; what is chosen is told even when it shows nothing. */
function listed(counts: ReadonlyMap<string, number> = new Map(), chosen: readonly string[]): FacetCount[] {
  const all = Array.from(counts, ([value, found]) => ({ value, count: found })).sort((a, b) => b.count - a.count || compareCodeUnits(a.value, b.value));
  const shown = all.slice(0, MAX_VALUES);
  const missing = chosen.filter((value) => !shown.some((known) => known.value === value));
  return [...shown, ...missing.map((value) => ({ value, count: counts.get(value) ?? 0 }))];
}
