import type { CatalogFacts } from "@/lib/catalog/catalog-view";

/** Who reads, as far as audiences are concerned. Null stands for nobody in particular. */
export interface AudienceMember {
  /** Slugs its token is bound to; empty: unbound, or no token. */
  boundTo: readonly string[];
  /** False for a token that was minted for something else than reading. */
  mayRead: boolean;
  /** Reads catalogs for tokens without being bound to them. */
  readsEveryCatalog: boolean;
}

/**
 * Whether somebody may read what a catalog lists (governance.md §1 "audience"): `public` everybody, `signed-in` anybody
 * who proved an identity, `token` those bound to it and those who read every catalog. A binding narrows: a bound token
 * reads no other closed catalog, whatever its holder may. The one rule for every surface. Pure.
 */
export function isInAudience({ slug, audience }: Pick<CatalogFacts, "slug" | "audience">, reader: AudienceMember | null): boolean {
  if (audience === "public") return true;
  if (reader === null) return false;
  const isBound = reader.boundTo.length > 0;
  if (isBound && !reader.boundTo.includes(slug)) return false;
  return audience === "signed-in" || (reader.mayRead && (isBound || reader.readsEveryCatalog));
}
