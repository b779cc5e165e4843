import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type Category, categorySchema, type CreateCategory, type PatchCategory, type ServerCategories, serverCategoriesSchema } from "@/lib/catalog/category-schema";
import { callApi } from "@/lib/http/api-client";
import type { ApiProblem } from "@/lib/http/api-client";

export function createCategoryMutation() {
  return mutationOptions<Category, ApiProblem, CreateCategory>({
    mutationFn: (body) => callApi(categorySchema, "/categories", { method: "POST", body }),
  });
}

const categoryPath = (slug: string) => `/categories/${encodeURIComponent(slug)}`;

export function changeCategoryMutation(slug: string) {
  return mutationOptions<Category, ApiProblem, PatchCategory>({
    mutationFn: (body) => callApi(categorySchema, categoryPath(slug), { method: "PATCH", body }),
  });
}

export function removeCategoryMutation(slug: string) {
  return mutationOptions<undefined, ApiProblem, void>({
    mutationFn: () => callApi(z.undefined(), categoryPath(slug), { method: "DELETE" }),
  });
}

/** Replaces the categories of a server. */
export function serverCategoriesMutation(server: string) {
  return mutationOptions<ServerCategories, ApiProblem, string[]>({
    mutationFn: (categories) => callApi(serverCategoriesSchema, `/servers/${encodeURIComponent(server)}/categories`, { method: "PUT", body: { categories } }),
  });
}
