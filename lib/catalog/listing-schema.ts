import { z } from "zod";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";

/** Wire shapes of listings (governance.md §4). */
export const reasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

export const LISTING_STATES = ["active", "suspended", "expired", "withdrawn"] as const;
export const listingStateSchema = z.enum(LISTING_STATES);
export type ListingState = z.infer<typeof listingStateSchema>;

/** What a publisher says of a version (governance.md §1). */
export const PUBLISHER_STATUSES = ["active", "deprecated", "deleted"] as const;

export const listingSchema = z.object({
  catalog: z.string(),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  state: listingStateSchema,
  basis: z.enum(LISTING_BASES),
  listedAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().nullable(),
  suspendReason: z.string().nullable(),
  /** A first person has proposed to lift the suspension. */
  reinstatementPending: z.boolean(),
});
export type Listing = z.infer<typeof listingSchema>;
export const pendingSchema = z.object({ pending: z.literal(true) });
/** What a reinstatement answers: proposed by the first person, listed again by the second. */
export const reinstatementSchema = z.union([pendingSchema, listingSchema]);
export type Reinstatement = z.infer<typeof reinstatementSchema>;
