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
 * True when a passkey must be used first. Asked of people at a browser only: a token or a robot has none, and what they may
 * do without a person (governance.md §3) takes things away, such as a suspension in an emergency.
 */
export function needsProof({ authentication, provenMsAgo, minutes }: ProofSituation): boolean {
  if (minutes === null || authentication !== "session") return false;
  return provenMsAgo === null || provenMsAgo < 0 || provenMsAgo > minutes * 60_000;
}
