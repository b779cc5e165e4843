import { mutationOptions } from "@tanstack/react-query";
import type { CreatedLink, CreateLink } from "@/lib/catalog/link-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi, tellApi } from "@/lib/http/api-client";

const createdLinkShape = async () => (await import("@/lib/catalog/link-schema")).createdLinkSchema;

const linksPath = (catalog: string) => `/catalogs/${encodeURIComponent(catalog)}/links`;

/** The answer carries the URL, this once. */
export function createLinkMutation(catalog: string) {
  return mutationOptions<CreatedLink, ApiProblem, CreateLink>({
    mutationFn: (body) => callApi(createdLinkShape, linksPath(catalog), { method: "POST", body }),
  });
}

export function revokeLinkMutation(catalog: string, id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => tellApi(`${linksPath(catalog)}/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}
