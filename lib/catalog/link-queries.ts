import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { createdLinkSchema } from "@/lib/catalog/link-schema";
import type { CreatedLink, CreateLink } from "@/lib/catalog/link-schema";
import type { ApiProblem } from "@/lib/http/api-client";
import { callApi } from "@/lib/http/api-client";

const linksPath = (catalog: string) => `/catalogs/${encodeURIComponent(catalog)}/links`;

/** The answer carries the URL, this once. */
export function createLinkMutation(catalog: string) {
  return mutationOptions<CreatedLink, ApiProblem, CreateLink>({
    mutationFn: (body) => callApi(createdLinkSchema, linksPath(catalog), { method: "POST", body }),
  });
}

export function revokeLinkMutation(catalog: string, id: string) {
  return mutationOptions<unknown, ApiProblem, null>({
    mutationFn: () => callApi(z.unknown(), `${linksPath(catalog)}/${encodeURIComponent(id)}`, { method: "DELETE" }),
  });
}
