import { parseToken, sameSecret } from "@/lib/access/token-format";
import { type HolderFacts, type TokenFacts, tokenWorks } from "@/lib/access/token-state";
import type { CatalogFacts } from "@/lib/catalog/catalog-view";

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
export type TokenReader = Pick<ReaderToken, "id" | "scopes" | "catalogs" | "roles" | "expiresAt">;

const BOOTSTRAP: TokenReader = { id: "bootstrap", scopes: ["admin"], catalogs: [], roles: ["admin"], expiresAt: new Date(8.64e15) };

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
    return presented && token && tokenWorks(presented, token, token, now) ? token : null;
  }
}

/**
 * Whether a client may read a catalog (governance.md §1 "audience"): `public` everybody, `signed-in` any working
 * token, `token` those bound to the catalog and those of admins and auditors. A binding narrows: a bound token reads
 * no other closed catalog. Pure.
 */
export function tokenMayRead({ slug, audience }: CatalogFacts, reader: TokenReader | null): boolean {
  if (audience === "public") return true;
  if (reader === null || !(reader.scopes.includes("read") || reader.scopes.includes("admin"))) return false;
  if (reader.catalogs.length > 0) return reader.catalogs.includes(slug);
  return audience === "signed-in" || reader.roles.includes("admin") || reader.roles.includes("auditor");
}
