import { z } from "zod";
import { LISTING_STATES, listingSchema } from "@/lib/catalog/listing-schema";
import { reviewStateSchema } from "@/lib/review/schema";

/** States a version can be asked for by: of its listings, or `pending` while no catalog has listed it. */
export const VERSION_STATES = ["pending", ...LISTING_STATES] as const;
export const versionStateSchema = z.enum(VERSION_STATES);
export type VersionState = z.infer<typeof versionStateSchema>;

/** A row of the console's list of versions. */
export const versionListRowSchema = z.object({
  server: z.string(),
  version: z.string(),
  publishedAt: z.string(),
  listings: z.array(listingSchema.pick({ catalog: true, state: true })),
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), state: reviewStateSchema })),
});
export type VersionListRow = z.infer<typeof versionListRowSchema>;
