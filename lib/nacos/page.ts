import { identityMissing, invalidParameter, type NacosAnswer, pageOf, serverNotFound, success, versionNotFound } from "./answers";
import type { NacosListItem, NacosServerDetail } from "./schema";

const DEFAULT_PAGE_SIZE = 100;

/** Query parameters of the list, as text; the empty string counts as absent. */
export interface ListQuery {
  pageNo?: string | undefined;
  pageSize?: string | undefined;
  mcpName?: string | undefined;
  search?: string | undefined;
}

/** Query parameters of a detail. */
export interface DetailQuery {
  mcpId?: string | undefined;
  mcpName?: string | undefined;
  version?: string | undefined;
}

/**
 * `GET …/mcp/list` over one snapshot (nacos.md §2.2): `accurate` (default) is the whole name, `blur` a part of it, both
 * with the case as written; without a name all servers, in the order given. Wrong parameters get Nacos' own answer.
 */
export function listServers(items: readonly NacosListItem[], query: ListQuery): NacosAnswer {
  const pageNumber = positiveInteger(query.pageNo, 1);
  if (pageNumber === null) return notPositive("pageNo", query.pageNo);
  const pageSize = positiveInteger(query.pageSize, DEFAULT_PAGE_SIZE);
  if (pageSize === null) return notPositive("pageSize", query.pageSize);
  const search = query.search || "accurate";
  if (search !== "accurate" && search !== "blur") {
    return invalidParameter("Request parameter `search` should be `accurate` or `blur`.");
  }
  const wanted = query.mcpName;
  const matches = wanted
    ? items.filter(({ name }) => (search === "blur" ? name.includes(wanted) : name === wanted))
    : items;
  return success(pageOf(matches, pageNumber, pageSize));
}

/** A snapshot of one namespace by id and by name; list and detail must be served from the same one (nacos.md §3.3). */
export interface ServerIndex {
  namespaceId: string;
  byId: ReadonlyMap<string, NacosServerDetail>;
  byName: ReadonlyMap<string, NacosServerDetail>;
}

/** `GET …/mcp` over the same snapshot: by id, which wins, or by exact name; a version other than the served one is 404. */
export function serverDetail(index: ServerIndex, query: DetailQuery): NacosAnswer {
  if (!query.mcpId && !query.mcpName) return identityMissing();
  const detail = query.mcpId ? index.byId.get(query.mcpId) : index.byName.get(query.mcpName ?? "");
  if (!detail) return serverNotFound(query.mcpId || null, index.namespaceId);
  if (query.version && query.version !== detail.version) return versionNotFound(detail.id, query.version);
  return success(detail);
}

/** The number, the fallback for an absent one, `null` for anything that is not a positive integer. */
function positiveInteger(text: string | undefined, fallback: number): number | null {
  if (!text) return fallback;
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

function notPositive(parameter: string, text: string | undefined): NacosAnswer {
  return invalidParameter(`Required parameter '${parameter}' should be positive integer, current is ${text}`);
}
