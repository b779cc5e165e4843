import { z } from "zod";
import { MAX_CATEGORIES_OF_SERVER } from "@/lib/catalog/category-limit-schema";

/** Categories: the list that administrators edit, and the ones a server is in. Isomorphic. */
export const MAX_CATEGORIES = 100;

export const categorySlugSchema = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/, "lower-case letters, digits and hyphens, 1 to 40 characters");
const titleSchema = z.string().trim().min(1).max(60);

export const categorySchema = z.object({
  slug: z.string(),
  title: z.string(),
  /** The title in Chinese; null: the title serves every language. */
  titleZh: z.string().nullable(),
});
export type Category = z.infer<typeof categorySchema>;

/** A row of the list that administrators edit. */
export interface ListedCategory extends Category {
  /** From 0, in the whole list. */
  position: number;
  /** How many servers are in it, listed or not. */
  servers: number;
}

export const categoriesSchema = z.object({ items: z.array(categorySchema) });

export const createCategorySchema = z.strictObject({ slug: categorySlugSchema, title: titleSchema, titleZh: titleSchema.nullable().default(null) });
export type CreateCategory = z.output<typeof createCategorySchema>;

/** `position`: where in the list it is to stand, from 0. */
export const patchCategorySchema = z.strictObject({ title: titleSchema.optional(), titleZh: titleSchema.nullable().optional(), position: z.number().int().min(0).max(MAX_CATEGORIES).optional() });
export type PatchCategory = z.output<typeof patchCategorySchema>;

export const putCategoriesSchema = z.strictObject({ categories: z.array(categorySlugSchema).max(MAX_CATEGORIES_OF_SERVER) });

export const serverCategoriesSchema = z.object({
  server: z.string(),
  categories: z.array(z.string()),
  /** What its words suggest, best first; never set by itself. */
  suggested: z.array(z.string()),
});
export type ServerCategories = z.infer<typeof serverCategoriesSchema>;
