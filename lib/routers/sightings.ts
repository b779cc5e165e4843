/** What a router asked for. */
export type RouterCall = "list" | "detail" | "recommend";

export interface Sighting {
  /** Id of its token; empty without one. */
  reader: string;
  agent: string;
  catalog: string;
  requests: number;
  firstAt: Date;
  lastAt: Partial<Record<RouterCall, Date>>;
}

/** What one flush may hold: a client that makes up names fills this and no more. */
const MAX_SIGHTINGS = 500;
/** HTTP libraries that routers are known to use. */
const KNOWN_PRODUCTS = new Set(["axios", "node", "undici", "python-httpx", "python-requests", "nacos-mcp-router", "curl"]);
const PRODUCT = /^([A-Za-z][\w.-]{0,30})(?:\/([\w.+-]{1,30}))?/;

/**
 * The product of a User-Agent. Whoever sends no token is counted under a known product without its version, or as
 * `other`: strangers cannot fill the table with names they make up.
 */
export function agentOf(userAgent: string | undefined, hasToken: boolean): string {
  const [whole, product = ""] = PRODUCT.exec(userAgent ?? "") ?? [];
  if (hasToken) return whole ?? "other";
  return KNOWN_PRODUCTS.has(product.toLowerCase()) ? product.toLowerCase() : "other";
}

/** Counts who called since the last flush; a request costs one look-up and no database. */
export class Sightings {
  private byKey = new Map<string, Sighting>();

  note(call: RouterCall, who: Pick<Sighting, "reader" | "agent" | "catalog">, at: Date): void {
    const key = `${who.reader}\n${who.agent}\n${who.catalog}`;
    const known = this.byKey.get(key);
    if (known === undefined && this.byKey.size >= MAX_SIGHTINGS) return;
    const sighting = known ?? { ...who, requests: 0, firstAt: at, lastAt: {} };
    sighting.requests += 1;
    sighting.lastAt[call] = at;
    this.byKey.set(key, sighting);
  }

  /** Everything counted so far; counting begins anew. */
  take(): Sighting[] {
    const taken = [...this.byKey.values()];
    this.byKey = new Map();
    return taken;
  }
}
