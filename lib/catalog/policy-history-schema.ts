import { z } from "zod";
import { audienceSchema, policyViewSchema } from "@/lib/catalog/catalog-schema";

/** One policy that is or was in force. */
export const policyVersionSchema = policyViewSchema.extend({
  createdAt: z.string(),
  /** Null: Gatehouse itself, when the catalog was made by the first start. */
  createdBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Listings whose last decision was made under it, whatever their state is now. */
  listings: z.number().int(),
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/** A change of who may read a catalog, or of what it is called, as the record tells it. */
export const catalogChangeSchema = z.object({
  at: z.string(),
  actor: z.string(),
  before: z.object({ title: z.string(), audience: audienceSchema }).nullable(),
  after: z.object({ title: z.string(), audience: audienceSchema }),
});
export type CatalogChange = z.infer<typeof catalogChangeSchema>;
