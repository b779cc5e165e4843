import type { Route } from "next";

type Query = { readonly [name: string]: string | undefined };

/** Adds what is defined of a query; `typedRoutes` cannot know addresses that are put together. */
export function withQuery(path: string, query: Query): Route {
  const defined = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return (defined.length === 0 ? path : `${path}?${new URLSearchParams(defined).toString()}`) as Route;
}

export const queuePath = (query: Query = {}) => withQuery("/console/queue", query);
/** `queue`: the query of the queue page the reader comes from; the review keeps its list beside it. */
export const reviewPath = (id: string, query: { queue?: string | undefined; base?: string | undefined } = {}) => withQuery(`/console/reviews/${encodeURIComponent(id)}`, query);
export const evidencePath = (id: string, voteId: string) => `/console/reviews/${encodeURIComponent(id)}/evidence/${encodeURIComponent(voteId)}` as Route;
export const versionsPath = (query: Query = {}) => withQuery("/console/servers", query);
export const importsPath = (query: Query = {}) => withQuery("/console/imports", query);
export const importPath = (id: string, query: Query = {}) => withQuery(`/console/imports/${encodeURIComponent(id)}`, query);
export const requestsPath = (query: Query = {}) => withQuery("/console/requests", query);
export const categoriesPath = (query: Query = {}) => withQuery("/console/categories", query);
export const namespacesPath = (query: Query = {}) => withQuery("/console/namespaces", query);
export const targetsPath = (query: Query = {}) => withQuery("/console/targets", query);
export const targetPath = (id: string, tab = "", query: Query = {}) => withQuery(`/console/targets/${encodeURIComponent(id)}${tab}`, query);
export const auditPath = (query: Query = {}) => withQuery("/console/audit", query);

/** The console's page of a server; the name is `namespace/name`. */
export function serverPath(server: string): Route {
  return `/console/servers/${server.split("/").map(encodeURIComponent).join("/")}` as Route;
}

/** What stands of a server on a target. */
export function targetServerPath(id: string, server: string): Route {
  return targetPath(id, `/servers/${server.split("/").map(encodeURIComponent).join("/")}`);
}
