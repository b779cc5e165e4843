import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { Listing, Reinstatement } from "@/lib/catalog/listing-schema";

const reinstatementShape = async () => (await import("@/lib/catalog/listing-schema")).reinstatementSchema;
const listingShape = async () => (await import("@/lib/catalog/listing-schema")).listingSchema;

export interface ListedVersion {
  server: string;
  version: string;
}

const listingPath = (catalog: string, { server, version }: ListedVersion, act: string) =>
  `/catalogs/${encodeURIComponent(catalog)}/listings/${encodeURIComponent(server)}/${encodeURIComponent(version)}/${act}`;

/** Suspends or withdraws a version in one catalog (governance.md §4). */
export function listingMutation(act: "suspend" | "withdraw", catalog: string, listed: ListedVersion) {
  return mutationOptions<Listing, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(listingShape, listingPath(catalog, listed, act), { method: "POST", body }),
  });
}

/** The first person's call proposes and answers `{pending}`, the second person's lists again. */
export function reinstateMutation(catalog: string, listed: ListedVersion) {
  return mutationOptions<Reinstatement, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(reinstatementShape, listingPath(catalog, listed, "reinstate"), { method: "POST", body }),
  });
}

/** Suspends a version in every catalog, and blocks those that have not listed it yet. */
export function suspendEverywhereMutation({ server, version }: ListedVersion) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/suspend`;
  return mutationOptions<unknown, ApiProblem, { reason: string }>({
    mutationFn: (body) => tellApi(path, { method: "POST", body }),
  });
}
