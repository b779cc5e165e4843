import { mutationOptions } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";
import type { StatusChange } from "@/lib/catalog/status-schema";
import type { Listing, Reinstated, SuspendedServer } from "@/lib/catalog/listing-schema";

const listingShape = async () => (await import("@/lib/catalog/listing-schema")).listingSchema;
const reinstatedShape = async () => (await import("@/lib/catalog/listing-schema")).reinstatedSchema;
const suspendedServerShape = async () => (await import("@/lib/catalog/listing-schema")).suspendedServerSchema;

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
  return mutationOptions<Reinstated, ApiProblem, { reason: string }>({
    mutationFn: (body) => callApi(reinstatedShape, listingPath(catalog, listed, "reinstate"), { method: "POST", body }),
  });
}

/** Suspends a version in every catalog, and blocks those that have not listed it yet. */
export function suspendEverywhereMutation({ server, version }: ListedVersion) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/suspend`;
  return mutationOptions<unknown, ApiProblem, { reason: string }>({
    mutationFn: (body) => tellApi(path, { method: "POST", body }),
  });
}

/** Suspends all versions of a server, everywhere or in one catalog. */
export function suspendServerMutation(server: string) {
  return mutationOptions<SuspendedServer, ApiProblem, { reason: string; catalog?: string }>({
    mutationFn: (body) => callApi(suspendedServerShape, `/servers/${encodeURIComponent(server)}/suspend`, { method: "POST", body }),
  });
}

/** The publisher's own word about a version, in every catalog. */
export function statusMutation({ server, version }: ListedVersion) {
  const path = `/servers/${encodeURIComponent(server)}/versions/${encodeURIComponent(version)}/status`;
  return mutationOptions<unknown, ApiProblem, StatusChange>({
    mutationFn: (body) => tellApi(path, { method: "POST", body }),
  });
}
