import { parseToken, sameSecret } from "@/lib/access/token-format";
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

/** Who reads with a token. */
export interface TokenReader extends ReadingGrant {
  expiresAt: Date;
  /** It is GATEHOUSE_BOOTSTRAP_TOKEN, whose uses are noted. */
  bootstrap: boolean;
}

const BOOTSTRAP: TokenReader = { scopes: ["admin"], catalogs: [], roles: ["admin"], expiresAt: new Date(8.64e15), bootstrap: true };

/** The tokens that work, in memory: a read checks its token without a database, and a revoked one ends with the feed. */
export class AccessTable {
  private tokens: ReadonlyMap<string, ReaderToken> = new Map();

  constructor(private readonly bootstrapToken: string | null = null) {}

  replace(tokens: readonly ReaderToken[]): void {
    this.tokens = new Map(tokens.map((token) => [token.id, token]));
  }

  /** The reader behind a raw token, or null when it does not work at `now`, whatever the reason. */
  reader(raw: string, now: Date): TokenReader | null {
    if (this.bootstrapToken !== null && sameSecret(raw, this.bootstrapToken)) return BOOTSTRAP;
    const presented = parseToken(raw);
    const token = presented && this.tokens.get(presented.id);
    return presented && token && tokenWorks(presented, token, token, now) ? { ...token, bootstrap: false } : null;
  }
}
