import { z } from "zod";
import type { CatalogRow } from "@/lib/catalog/browse-schema";
import { browseCatalog, type BrowseRequest } from "@/lib/catalog/browse-service";
import { AppError } from "@/lib/http/errors";
import type { ServerFilter, ServerRow } from "@/lib/submission/server-schema";

/** How many rows lie before a page. */
export const approvedPositionSchema = z.number().int().min(0).max(1_000_000);

/**
 * The list of the catalog page as the API tells it: the same facets, search and orders, so only what is approved and active
 * in catalogs the viewer may read. Throws `invalid_request` for another state, which facets know nothing of.
 */
export function listApproved(request: BrowseRequest, state: ServerFilter["state"], limit: number, offset: number): { items: ServerRow[]; next: number | null } {
  if (state !== undefined && state !== "active") {
    const error = { path: "state", message: "is `active` where a facet or an order is asked for", code: "invalid_value" };
    throw new AppError("invalid_request", "Leave out `state`, or ask without facets and order.", [error]);
  }
  const byDefault = request.q === undefined || request.q === "" ? "name" : "relevance";
  const { rows, total } = browseCatalog({ ...request, sort: request.sort ?? byDefault, cursor: offset, limit });
  const next = offset + rows.length;
  return { items: rows.map(rowOf), next: next < total && rows.length > 0 ? next : null };
}

function rowOf({ server, title, description, version, catalogs, updatedAt }: CatalogRow): ServerRow {
  return { server, title, description, version, catalogs, state: "active", updatedAt };
}
