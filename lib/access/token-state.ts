import { type ParsedToken, secretMatches } from "@/lib/access/token-format";

/** The facts that decide whether a token works. Times in any zone; compared as instants. */
export interface TokenFacts {
  secretHash: Uint8Array;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** The facts of the principal behind a token. */
export interface HolderFacts {
  disabledAt: Date | null;
}

/** Whether a token row stands at `now`: not revoked, not expired, its principal not disabled (governance.md §3). */
export function tokenStands(token: Omit<TokenFacts, "secretHash">, holder: HolderFacts, now: Date): boolean {
  return token.revokedAt === null && token.expiresAt > now && holder.disabledAt === null;
}

/** Whether a presented token is that row and stands. Needs no database: the read model uses it too. */
export function tokenWorks(presented: ParsedToken, token: TokenFacts, holder: HolderFacts, now: Date): boolean {
  return secretMatches(presented.secret, token.secretHash) && tokenStands(token, holder, now);
}
