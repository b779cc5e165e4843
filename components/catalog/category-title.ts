import type { Category } from "@/lib/catalog/category-schema";

/** What a category is called in the reader's language. */
export function categoryTitle({ title, titleZh }: Category, locale: string): string {
  return locale.startsWith("zh") ? (titleZh ?? title) : title;
}
