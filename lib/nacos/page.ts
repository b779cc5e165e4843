import { identityMissing, invalidParameter, type NacosAnswer, pageOf, serverNotFound, success, versionNotFound } from "./answers";
import { toNacosListItem } from "./mapper";
import type { NacosServerDetail } from "./schema";

const DEFAULT_PAGE_SIZE = 100;
/** Routers ask for 100. Whoever asks for more gets this many and goes on: the answer says how many pages there are. */
const MAX_PAGE_SIZE = 500;

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

/** A snapshot of one namespace; list and detail must be served from the same one (nacos.md §3.3). */
export interface ServerIndex {
  namespaceId: string;
  /** Names of what is listed, in the order of the list. Each of them has a detail. */
  names: readonly string[];
  byId(id: string): NacosServerDetail | undefined;
  byName(name: string): NacosServerDetail | undefined;
}

/**
 * `GET …/mcp/list` over one snapshot (nacos.md §2.2): `accurate` (default) is the whole name, `blur` a part of it, both
 * with the case as written; without a name all servers, in the order given. Wrong parameters get Nacos' own answer.
 */
export function listServers(index: ServerIndex, query: ListQuery): NacosAnswer {
  const pageNumber = positiveInteger(query.pageNo, 1);
  if (pageNumber === null) return notPositive("pageNo", query.pageNo);
  const pageSize = positiveInteger(query.pageSize, DEFAULT_PAGE_SIZE);
  if (pageSize === null) return notPositive("pageSize", query.pageSize);
  const search = query.search || "accurate";
  if (search !== "accurate" && search !== "blur") {
    return invalidParameter("Request parameter `search` should be `accurate` or `blur`.");
  }
  const page = pageOf(matchingNames(index, query.mcpName, search), pageNumber, Math.min(pageSize, MAX_PAGE_SIZE));
  const details = page.pageItems.flatMap((name) => index.byName(name) ?? []);
  return success({ ...page, pageItems: details.map(toNacosListItem) });
}

function matchingNames({ names }: ServerIndex, wanted: string | undefined, search: "accurate" | "blur"): readonly string[] {
  if (!wanted) return names;
  return names.filter((name) => (search === "blur" ? name.includes(wanted) : name === wanted));
}

/** `GET …/mcp` over the same snapshot: by id, which wins, or by exact name; a version other than the served one is 404. */
export function serverDetail(index: ServerIndex, query: DetailQuery): NacosAnswer {
  if (!query.mcpId && !query.mcpName) return identityMissing();
  const detail = query.mcpId ? index.byId(query.mcpId) : index.byName(query.mcpName ?? "");
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
