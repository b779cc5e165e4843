import { z } from "zod";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";

/** Wire shapes of listings (governance.md §4). */
export const reasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

export const LISTING_STATES = ["active", "suspended", "expired", "withdrawn"] as const;
export const listingStateSchema = z.enum(LISTING_STATES);
export type ListingState = z.infer<typeof listingStateSchema>;

/**
 * What people are told of a listing: its state, but `deleted` where the withdrawal is the publisher's word alone. What an
 * administrator withdrew stays withdrawn, whatever the publisher says of it.
 */
export function toldState({ state, withdrawnByAdmin }: { state: ListingState; withdrawnByAdmin: boolean }): ListingState | "deleted" {
  return state === "withdrawn" && !withdrawnByAdmin ? "deleted" : state;
}

/** A suspension of a version in all catalogs: no approval outlives it, where it is not listed yet either (governance.md §2). */
export const blockSchema = z.object({
  at: z.iso.datetime(),
  /** By name; null for those who do not work in the console. */
  by: z.string().nullable(),
  reason: z.string(),
});
export type Block = z.infer<typeof blockSchema>;

/** A whole server is suspended everywhere, or in the catalog that is named. */
export const suspendServerSchema = reasonSchema.extend({ catalog: z.string().max(63).optional() });
export const suspendedServerSchema = z.object({ server: z.string(), versions: z.array(z.string()) });
export type SuspendedServer = z.infer<typeof suspendedServerSchema>;

export const REINSTATEMENT_REFUSALS = ["proposed_it", "had_a_hand"] as const;

/** Who proposed to lift a suspension, for those who may see it. */
export const reinstatementSchema = z.object({
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  reason: z.string(),
  /** Why whoever asks cannot be the second person; null: nothing of this kind stands in the way. */
  refusal: z.enum(REINSTATEMENT_REFUSALS).nullable(),
});
export type ReinstatementProposal = z.infer<typeof reinstatementSchema>;

export const listingSchema = z.object({
  catalog: z.string(),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  state: listingStateSchema,
  /** An administrator withdrew it; a withdrawn listing without this is one whose version the publisher deleted. */
  withdrawnByAdmin: z.boolean(),
  basis: z.enum(LISTING_BASES),
  listedAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().nullable(),
  suspendReason: z.string().nullable(),
  /** A first person has proposed to lift the suspension. */
  reinstatementPending: z.boolean(),
  /** That proposal; null where there is none, and for those who may not know. */
  reinstatement: reinstatementSchema.nullable(),
  suspendedAt: z.iso.datetime().nullable(),
  /** By name; null where it is not suspended. */
  suspendedBy: z.string().nullable(),
});
export type Listing = z.infer<typeof listingSchema>;
export const pendingSchema = z.object({ pending: z.literal(true) });
/** What a reinstatement answers: proposed by the first person, listed again by the second. */
export const reinstatedSchema = z.union([pendingSchema, listingSchema]);
export type Reinstated = z.infer<typeof reinstatedSchema>;
