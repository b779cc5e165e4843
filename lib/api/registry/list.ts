import type { Context } from "hono";
import type { ApiContext } from "@/lib/api/context";
import { errorAnswer, listAnswer, requestedCatalog } from "./answer";
import { preparedPage } from "./prepared-list";

/** `GET /servers` (registry-api.md §1.4). Answers from memory; any page costs the same. */
export function listServers(c: ApiContext): Response {
  const catalog = requestedCatalog(c);
  if (catalog === undefined) return errorAnswer({ status: 404, detail: "Catalog not found" });
  const page = preparedPage(catalog, rawQuery(c));
  return page.ok ? listAnswer(c, catalog, page.value) : errorAnswer(page.error);
}

/** What follows the question mark, as it was sent. */
export function rawQuery(c: Context): string {
  const { url } = c.req;
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}
