import { z } from "zod";
import { policySchema } from "@/lib/catalog/policy-schema";

/** Wire shapes of catalogs and policies (governance.md §4). */
export const slugSchema = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "lower-case letters, digits and hyphens, 1 to 63 characters");
export const AUDIENCES = ["public", "signed-in", "token"] as const;
export const audienceSchema = z.enum(AUDIENCES);
export type Audience = z.infer<typeof audienceSchema>;

export const createCatalogSchema = z.strictObject({ slug: slugSchema, title: z.string().trim().min(1).max(100), audience: audienceSchema });
export const patchCatalogSchema = z.strictObject({ title: z.string().trim().min(1).max(100).optional(), audience: audienceSchema.optional() });
export const catalogSchema = z.object({
  slug: z.string(),
  title: z.string(),
  audience: audienceSchema,
  /** Listings that are served now. */
  listings: z.number(),
  policy: z.object({ version: z.number(), digest: z.string() }),
});
export const policyViewSchema = z.object({ version: z.number(), digest: z.string(), policy: policySchema });

export type CreateCatalog = z.infer<typeof createCatalogSchema>;
export type PatchCatalog = z.infer<typeof patchCatalogSchema>;
export type CatalogDto = z.infer<typeof catalogSchema>;
export type PolicyView = z.infer<typeof policyViewSchema>;
