import type { InvitationState } from "@/lib/access/invitation-schema";

/** The facts of a set-up link that decide its state. */
export interface InvitationFacts {
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

/** What became of a set-up link at `now`: used, else taken back, else expired, else open. Pure. */
export function invitationState({ usedAt, revokedAt, expiresAt }: InvitationFacts, now: Date): InvitationState {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}
