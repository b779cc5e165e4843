import type { Authentication } from "@/lib/access/schema";

/** Asked again: whether an act needs a passkey now (docs/SIGNIN.md). Pure. */
export interface ProofSituation {
  authentication: Authentication;
  /** Milliseconds since a passkey of the person last proved this session; null: never, or with one that was removed. */
  provenMsAgo: number | null;
  /** How old a proof may be; null: none is demanded. */
  minutes: number | null;
}

/**
 * True when a passkey must be used first. Asked of people at a browser only: a token or a robot has none, and must be able to
 * suspend in an emergency. Whoever mints one that suspends or administers was asked then (lib/access/tokens).
 */
export function needsProof({ authentication, provenMsAgo, minutes }: ProofSituation): boolean {
  if (minutes === null || authentication !== "session") return false;
  return provenMsAgo === null || provenMsAgo < 0 || provenMsAgo > minutes * 60_000;
}
