import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";
import { listingSchema, pendingSchema, suspendedServerSchema } from "@/lib/catalog/listing-schema";
import type { Listing } from "@/lib/catalog/listing-schema";

export interface ListedVersion {
  server: string;
  version: string;
}

const listingPath = (catalog: string, { server, version }: ListedVersion, act: string) =>
  `/catalogs/${encodeURIComponent(catalog)}/listings/${encodeURIComponent(server)}/${encodeURIComponent(version)}/${act}`;

/** Suspends or withdraws a version in one catalog (governance.md §4). */
export function listingMutation(act: "suspend" | "withdraw", catalog: string, listed: ListedVersion) {
  return mutationOptions<Listing, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(listingSchema, listingPath(catalog, listed, act), { method: "POST", body }),
  });
}

const reinstatedSchema = z.union([pendingSchema, listingSchema]);

/** The first person's call proposes and answers `{pending}`, the second person's lists again. */
export function reinstateMutation(catalog: string, listed: ListedVersion) {
  return mutationOptions<z.infer<typeof reinstatedSchema>, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(reinstatedSchema, listingPath(catalog, listed, "reinstate"), { method: "POST", body }),
  });
}

/** Suspends a version in every catalog, and blocks those that have not listed it yet. */
export function suspendEverywhereMutation({ server, version }: ListedVersion) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/suspend`;
  return mutationOptions<unknown, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(z.unknown(), path, { method: "POST", body }),
  });
}

/** Suspends all versions of a server, everywhere or in one catalog. */
export function suspendServerMutation(server: string) {
  return mutationOptions<z.infer<typeof suspendedServerSchema>, ApiProblem, { reason: string; catalog?: string }>({
    mutationFn: (body) => callApi(suspendedServerSchema, `/servers/${encodeURIComponent(server)}/suspend`, { method: "POST", body }),
  });
}
