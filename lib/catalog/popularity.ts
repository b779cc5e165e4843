import { LRUCache } from "lru-cache";
import { slot } from "@/lib/config/slot";

/** Pulls of the last 30 days by server name, as `lib/usage` last added them up, without those of routers. Servers without any are left out. */
export type Popularity = ReadonlyMap<string, number>;

/** Readers differ by the catalogs they read, and there are few such sets. */
const MAX_SUMS = 8;

interface Counted {
  byCatalog: ReadonlyMap<string, Popularity>;
  sums: LRUCache<string, Popularity>;
}

const NOBODY: Popularity = new Map();
const current = slot<Counted>("popularity");

/**
 * The pulls in some catalogs: those a reader reads, so that a number tells nothing of others and is the one on the server's own
 * page. The same map as long as nothing was counted anew.
 */
export function popularityIn(catalogs: readonly string[]): Popularity {
  const counted = current.peek();
  if (counted === undefined) return NOBODY;
  const key = catalogs.join(" ");
  const known = counted.sums.get(key) ?? added(catalogs.flatMap((slug) => counted.byCatalog.get(slug) ?? []));
  counted.sums.set(key, known);
  return known;
}

function added(parts: readonly Popularity[]): Popularity {
  const [only] = parts;
  if (only === undefined || parts.length === 1) return only ?? NOBODY;
  const sum = new Map<string, number>();
  for (const part of parts) for (const [server, pulls] of part) sum.set(server, (sum.get(server) ?? 0) + pulls);
  return sum;
}

/** Takes new numbers, by slug of the catalog. */
export function providePopularity(byCatalog: ReadonlyMap<string, Popularity>): void {
  current.set({ byCatalog, sums: new LRUCache({ max: MAX_SUMS }) });
}
