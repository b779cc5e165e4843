import { z } from "zod";
import { storableTextSchema } from "@/lib/http/storable-text-schema";

/** Invitations: one-time links with which people set a password (governance.md §3 "set-up links"). Isomorphic. */
export const INVITATION_STATES = ["open", "used", "expired", "revoked"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What the list of invitations is narrowed by. */
export const invitationFilterSchema = z.object({ state: z.enum(INVITATION_STATES).optional(), q: storableTextSchema.max(200).optional() });
export type InvitationFilter = z.output<typeof invitationFilterSchema>;

export const invitationSchema = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  state: z.enum(INVITATION_STATES),
  createdAt: z.iso.datetime(),
  /** Null: Gatehouse made it at a start. */
  createdBy: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The link is in the answer only. */
export const issuedInvitationSchema = z.object({ setupUrl: z.string(), expiresAt: z.iso.datetime() });
export type IssuedInvitation = z.infer<typeof issuedInvitationSchema>;
