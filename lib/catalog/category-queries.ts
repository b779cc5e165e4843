import { mutationOptions } from "@tanstack/react-query";
import type { Category, CreateCategory, PatchCategory, ServerCategories } from "@/lib/catalog/category-schema";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { ApiProblem } from "@/lib/http/api-client";

const categoryShape = async () => (await import("@/lib/catalog/category-schema")).categorySchema;
const serverCategoriesShape = async () => (await import("@/lib/catalog/category-schema")).serverCategoriesSchema;

export function createCategoryMutation() {
  return mutationOptions<Category, ApiProblem, CreateCategory>({
    mutationFn: (body) => callApi(categoryShape, "/categories", { method: "POST", body }),
  });
}

const categoryPath = (slug: string) => `/categories/${encodeURIComponent(slug)}`;

export function changeCategoryMutation(slug: string) {
  return mutationOptions<Category, ApiProblem, PatchCategory>({
    mutationFn: (body) => callApi(categoryShape, categoryPath(slug), { method: "PATCH", body }),
  });
}

export function removeCategoryMutation(slug: string) {
  return mutationOptions<unknown, ApiProblem, void>({
    mutationFn: () => tellApi(categoryPath(slug), { method: "DELETE" }),
  });
}

/** Replaces the categories of a server. */
export function serverCategoriesMutation(server: string) {
  return mutationOptions<ServerCategories, ApiProblem, string[]>({
    mutationFn: (categories) => callApi(serverCategoriesShape, `/servers/${encodeURIComponent(server)}/categories`, { method: "PUT", body: { categories } }),
  });
}
