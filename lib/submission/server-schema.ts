import { z } from "zod";
import { sortOrderSchema } from "@/lib/catalog/browse-schema";
import { facetQuerySchema } from "@/lib/catalog/facet-schema";
import { blockSchema, listingSchema } from "@/lib/catalog/listing-schema";
import { PUBLISHER_STATUSES } from "@/lib/catalog/publisher-status-schema";
import { checkViewSchema, findingViewSchema, reviewStateSchema } from "@/lib/review/schema";
import { versionStateSchema } from "@/lib/submission/version-list-schema";

/** Wire shapes of servers and versions in the product API (governance.md §4). */
export const serverFilterSchema = z.object({
  q: z.string().max(200).optional(),
  catalog: z.string().max(63).optional(),
  state: versionStateSchema.optional(),
});
export type ServerFilter = z.infer<typeof serverFilterSchema>;

/** The same facets and orders as the page of the catalog; with any of them only approved servers are listed. */
export const serverListQuerySchema = serverFilterSchema.extend({ ...facetQuerySchema.shape, sort: sortOrderSchema.optional() });

export const serverRowSchema = z.object({
  server: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  catalogs: z.array(z.string()),
  state: z.string(),
  updatedAt: z.string(),
});
export type ServerRow = z.infer<typeof serverRowSchema>;

export const versionRowSchema = z.object({
  version: z.string(),
  digest: z.string(),
  publisherStatus: z.enum(PUBLISHER_STATUSES),
  statusMessage: z.string().nullable(),
  /** What it points to in its place, for those who may see what is not approved; others are told where it is served. */
  replacement: z.string().nullable(),
  publishedAt: z.string(),
  /** It is suspended in all catalogs, for those who may see what is not approved; null: it is not, or not for others to know. */
  blocked: blockSchema.nullable(),
  listings: z.array(listingSchema),
  reviews: z.array(z.object({ id: z.string(), catalog: z.string(), state: reviewStateSchema })),
});
export const serverSchema = z.object({ server: z.string(), versions: z.array(versionRowSchema) });
export type ServerView = z.infer<typeof serverSchema>;

export const versionViewSchema = versionRowSchema.extend({
  server: z.string(),
  manifest: z.unknown(),
  surface: z.unknown().nullable(),
  surfaceDigest: z.string().nullable(),
  /** Checks and findings are told only to those who may see what is unapproved. */
  checks: z.array(checkViewSchema),
  findings: z.array(findingViewSchema),
});
export type VersionView = z.infer<typeof versionViewSchema>;

/** What a declaration of tools leaves behind (PUT …/tools). */
export const declaredSurfaceSchema = z.object({ server: z.string(), version: z.string(), surfaceDigest: z.string() });
