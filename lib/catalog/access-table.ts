import { hashSecret, parseToken, sameSecret } from "@/lib/access/token-format";
import type { ReadingGrant } from "@/lib/catalog/reading-policy";
import { type HolderFacts, type TokenFacts, tokenWorks } from "@/lib/access/token-state";

/** A token and its holder, as far as reading is concerned. */
export interface ReaderToken extends TokenFacts, HolderFacts {
  id: string;
  scopes: readonly string[];
  /** Slugs it is bound to; empty: unbound. */
  catalogs: readonly string[];
  /** Global roles of its holder. */
  roles: readonly string[];
}

/** A capability link that was not revoked. */
export interface ReaderLink {
  secretHash: Uint8Array;
  /** Slug of the one catalog it reads. */
  catalog: string;
  expiresAt: Date;
}

/** Who reads with a token. */
export interface TokenReader extends ReadingGrant {
  id: string;
  expiresAt: Date;
  /** It is GATEHOUSE_BOOTSTRAP_TOKEN, whose uses are noted. */
  bootstrap: boolean;
}

const BOOTSTRAP: TokenReader = { id: "bootstrap", scopes: ["admin"], catalogs: [], roles: ["admin"], expiresAt: new Date(8.64e15), bootstrap: true };

/**
 * The tokens and capability links that work, in memory: a read checks its credential without a database, and a revoked
 * one ends with the feed.
 */
export class AccessTable {
  private tokens: ReadonlyMap<string, ReaderToken> = new Map();
  private links: ReadonlyMap<string, ReaderLink> = new Map();

  constructor(private readonly bootstrapToken: string | null = null) {}

  replace(tokens: readonly ReaderToken[], links: readonly ReaderLink[] = []): void {
    this.tokens = new Map(tokens.map((token) => [token.id, token]));
    this.links = new Map(links.map((link) => [hex(link.secretHash), link]));
  }

  /** The reader behind a raw token, or null when it does not work at `now`, whatever the reason. */
  reader(raw: string, now: Date): TokenReader | null {
    if (this.bootstrapToken !== null && sameSecret(raw, this.bootstrapToken)) return BOOTSTRAP;
    const presented = parseToken(raw);
    const token = presented && this.tokens.get(presented.id);
    return presented && token && tokenWorks(presented, token, token, now) ? { ...token, bootstrap: false } : null;
  }
  /**
   * The slug of the catalog that the holder of this link's secret reads, or null when no such link works at `now`.
   * Found by its hash: what the time of the look-up may tell is about the hash of a guess, never about a secret.
   */
  linkedCatalog(secret: string, now: Date): string | null {
    const link = this.links.get(hex(hashSecret(secret)));
    return link !== undefined && link.expiresAt > now ? link.catalog : null;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
