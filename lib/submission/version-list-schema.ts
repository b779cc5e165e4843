import { z } from "zod";
import { LISTING_BASES } from "@/lib/catalog/facet-names-schema";
import { severitySchema } from "@/lib/checks/schema";
import { LISTING_STATES, listingSchema } from "@/lib/catalog/listing-schema";
import { reviewStateSchema } from "@/lib/review/schema";

/** States a version can be asked for by: of its listings, or `pending` while no catalog has listed it; what was suspended before that is both. */
export const VERSION_STATES = ["pending", ...LISTING_STATES] as const;
export const versionStateSchema = z.enum(VERSION_STATES);
export type VersionState = z.infer<typeof versionStateSchema>;

/** What the console's list of versions is narrowed by. */
/** Why a listing should be looked at again: changed since it was approved, about to expire, or somebody proposes to lift its suspension. */
export const VERSION_ATTENTIONS = ["changed", "expiring", "reinstatement"] as const;
export type VersionAttention = (typeof VERSION_ATTENTIONS)[number];

export const versionFilterSchema = z.object({
  /** A part of the server's name. */
  q: z.string().max(200).optional(),
  state: versionStateSchema.optional(),
  /** Slug: state and basis are those in this catalog. */
  catalog: z.string().max(63).optional(),
  namespace: z.string().max(200).optional(),
  basis: z.enum(LISTING_BASES).optional(),
  /** The worst finding of the newest checks of the newest review. */
  risk: severitySchema.optional(),
  attention: z.enum(VERSION_ATTENTIONS).optional(),
});
export type VersionListFilter = z.output<typeof versionFilterSchema>;

/** A row of the console's list of versions. */
export const versionListRowSchema = z.object({
  server: z.string(),
  version: z.string(),
  publishedAt: z.string(),
  /** Null: nothing was found, or nothing was checked. */
  risk: severitySchema.nullable(),
  /** It is suspended in all catalogs, in those that have not listed it too. */
  blocked: z.boolean(),
  listings: z.array(listingSchema.pick({ catalog: true, state: true, basis: true })),
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), state: reviewStateSchema })),
});
export type VersionListRow = z.infer<typeof versionListRowSchema>;
