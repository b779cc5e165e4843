import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { type ServerCategories, serverCategoriesSchema } from "@/lib/catalog/category-schema";
import { callApi } from "@/lib/http/api-client";
import type { ApiProblem } from "@/lib/http/api-client";

const pathOf = (server: string) => `/servers/${encodeURIComponent(server)}/categories`;

/** The categories of a server with suggestions, for those who may set them. */
export function serverCategoriesQuery(server: string) {
  return queryOptions({ queryKey: ["server-categories", server], queryFn: () => callApi(serverCategoriesSchema, pathOf(server)) });
}

export function setCategoriesMutation(server: string) {
  return mutationOptions<ServerCategories, ApiProblem, string[]>({
    mutationFn: (categories) => callApi(serverCategoriesSchema, pathOf(server), { method: "PUT", body: { categories } }),
  });
}
