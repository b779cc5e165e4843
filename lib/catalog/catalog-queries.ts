import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import type { CatalogDto, CreateCatalog, PatchCatalog, PolicyView } from "@/lib/catalog/catalog-schema";
import type { PolicyDocument } from "@/lib/catalog/policy-schema";

const catalogPath = (catalog: string, part = "") => `/catalogs/${encodeURIComponent(catalog)}${part}`;
const policyViewShape = async () => (await import("@/lib/catalog/catalog-schema")).policyViewSchema;
const catalogShape = async () => (await import("@/lib/catalog/catalog-schema")).catalogSchema;

/** The policy in force. */
export function policyQuery(catalog: string) {
  return queryOptions<PolicyView, ApiProblem>({ queryKey: ["catalogs", catalog, "policy"], queryFn: () => callApi(policyViewShape, catalogPath(catalog, "/policy")) });
}

/** Puts a policy in force; `seen` is the digest of the one the person edited (`If-Match`, governance.md §4). */
export function policyMutation(catalog: string) {
  return mutationOptions<PolicyView, ApiProblem, { policy: PolicyDocument; seen: string }>({
    mutationFn: ({ policy, seen }) =>
      callApi(policyViewShape, catalogPath(catalog, "/policy"), { method: "PUT", body: policy, headers: { "If-Match": `"${seen}"` } }),
  });
}

export function createCatalogMutation() {
  return mutationOptions<CatalogDto, ApiProblem, CreateCatalog>({ mutationFn: (body) => callApi(catalogShape, "/catalogs", { method: "POST", body }) });
}

export function patchCatalogMutation(catalog: string) {
  return mutationOptions<CatalogDto, ApiProblem, PatchCatalog>({ mutationFn: (body) => callApi(catalogShape, catalogPath(catalog), { method: "PATCH", body }) });
}
