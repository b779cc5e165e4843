import { z } from "zod";

/** Wire shapes of listings (governance.md §4). */
export const reasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

export const listingSchema = z.object({
  catalog: z.string(),
  server: z.string(),
  version: z.string(),
  digest: z.string(),
  state: z.enum(["active", "suspended", "expired", "withdrawn"]),
  basis: z.enum(["review", "import", "break_glass"]),
  listedAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().nullable(),
  suspendReason: z.string().nullable(),
  /** A first person has proposed to lift the suspension. */
  reinstatementPending: z.boolean(),
});
export type Listing = z.infer<typeof listingSchema>;
export const pendingSchema = z.object({ pending: z.literal(true) });
