import { shortKey } from "@/lib/catalog/short-key";
import type { KeyRefusal } from "@/lib/catalog/short-key-schema";

/** How a server stands in a catalog as far as its key goes. */
export interface KeyStanding {
  /** Slug. */
  catalog: string;
  /** The key it has there, for life; null: it was never listed there. */
  given: string | null;
  /** Keys of other servers; complete where the wish or the derived key is among those of any of the catalogs. */
  taken: ReadonlySet<string>;
}

/**
 * Why a publisher may not wish for a key, or null (install.md §1.7): where the server has a key it keeps it, and a key of
 * another server is not to be had; then the answer names one that is free in every one of the catalogs. Pure.
 */
export function keyRefusal(serverName: string, wish: string, standings: readonly KeyStanding[]): KeyRefusal | null {
  for (const { catalog, given } of standings) {
    if (given !== null && given !== wish) return { code: "short_key_fixed", catalog, key: given };
  }
  const lost = standings.find(({ given, taken }) => given === null && taken.has(wish));
  if (lost === undefined) return null;
  const everywhere = new Set(standings.flatMap(({ taken }) => [...taken]));
  return { code: "short_key_taken", catalog: lost.catalog, key: shortKey(serverName, everywhere) };
}

/** What clients call a server in a catalog. */
export interface ClientKey {
  key: string;
  /** Its publisher chose it, and it is not the one that comes from the name. */
  chosen: boolean;
}

const NOBODY_THERE = { given: null, taken: new Set<string>() };

/** The key a server has in a catalog or would be given now; left out: nothing is known of the catalog. Pure. */
export function keyThere(serverName: string, wish: string | null, { given, taken }: Omit<KeyStanding, "catalog"> = NOBODY_THERE): ClientKey {
  const key = given ?? shortKey(serverName, taken, wish);
  return { key, chosen: key === wish && key !== shortKey(serverName, taken) };
}
