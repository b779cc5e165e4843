import type { Context } from "hono";
import type { ApiContext } from "@/lib/api/context";
import { firstAfter } from "@/lib/catalog/selection";
import { errorAnswer, listAnswer, requestedCatalog } from "./answer";
import { encodeCursor } from "./cursor";
import { readListQuery } from "./list-query";

/** `GET /servers` (registry-api.md §1.4). Answers from memory; any page costs the same. */
export function listServers(c: ApiContext): Response {
  const catalog = requestedCatalog(c);
  if (catalog === undefined) return errorAnswer({ status: 404, detail: "Catalog not found" });
  const query = readListQuery(searchParams(c));
  if (!query.ok) return errorAnswer(query.error);
  const { limit, filter, after } = query.value;
  const rows = catalog.select(filter);
  const start = after === null ? 0 : firstAfter(rows, after);
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = start + page.length < rows.length;
  return listAnswer(c, catalog, page, hasMore && last !== undefined ? encodeCursor(last, filter) : undefined);
}

export function searchParams(c: Context): URLSearchParams {
  const { url } = c.req;
  const start = url.indexOf("?");
  return new URLSearchParams(start === -1 ? "" : url.slice(start + 1));
}
