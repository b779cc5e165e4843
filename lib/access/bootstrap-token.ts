import { createHash } from "node:crypto";
import { sameSecret } from "@/lib/access/token-format";

/** Whether `presented` is the configured bootstrap token. Constant time; null: there is none. */
export function bootstrapTokenMatches(presented: string, configured: string | null): boolean {
  return configured !== null && sameSecret(presented, configured);
}

/**
 * The token id inside registry JWTs that came from the bootstrap token. It changes with the token, so that
 * changing or unsetting the variable kills those JWTs; it tells nothing about the token.
 */
export function bootstrapTokenId(configured: string): string {
  return `bootstrap-${createHash("sha256").update(`gatehouse bootstrap id\n${configured}`).digest("hex").slice(0, 16)}`;
}
