import type { Route } from "next";

type Query = { readonly [name: string]: string | undefined };

/** Adds what is defined of a query; `typedRoutes` cannot know addresses that are put together. */
export function withQuery(path: string, query: Query): Route {
  const defined = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return (defined.length === 0 ? path : `${path}?${new URLSearchParams(defined).toString()}`) as Route;
}

export const queuePath = (query: Query = {}) => withQuery("/console/queue", query);
/** The queue by the query of its address, as people keep it. */
export const queueQueryPath = (query: string) => (query === "" ? "/console/queue" : `/console/queue?${query}`) as Route;
/** `queue` is the query of the queue's address that led here: the review's neighbours are those of that selection. `base`: what it is compared with. */
export const reviewPath = (id: string, queue = "", base = "") => withQuery(`/console/reviews/${encodeURIComponent(id)}`, { queue, base });
export const evidencePath = (id: string, voteId: string) => `/console/reviews/${encodeURIComponent(id)}/evidence/${encodeURIComponent(voteId)}` as Route;
export const conclusionEvidencePath = (id: string) => `/console/reviews/${encodeURIComponent(id)}/evidence/conclusion` as Route;
export const dueTargetsPath = "/console/queue/due-times" as Route;
export const versionsPath = (query: Query = {}) => withQuery("/console/servers", query);
export const importsPath = (query: Query = {}) => withQuery("/console/imports", query);
export const importPath = (id: string, query: Query = {}) => withQuery(`/console/imports/${encodeURIComponent(id)}`, query);
export const requestsPath = (query: Query = {}) => withQuery("/console/requests", query);
export const categoriesPath = (query: Query = {}) => withQuery("/console/categories", query);
export const namespacesPath = (query: Query = {}) => withQuery("/console/namespaces", query);
export const targetsPath = (query: Query = {}) => withQuery("/console/targets", query);
export const targetPath = (id: string, tab = "", query: Query = {}) => withQuery(`/console/targets/${encodeURIComponent(id)}${tab}`, query);
export const peoplePath = (query: Query = {}) => withQuery("/console/users", query);
export const personPath = (id: string) => `/console/users/${encodeURIComponent(id)}` as Route;
export const invitationsPath = (query: Query = {}) => withQuery("/console/users/invitations", query);
export const robotsPath = (query: Query = {}) => withQuery("/console/users/robots", query);
export const robotPath = (id: string) => `/console/users/robots/${encodeURIComponent(id)}` as Route;
export const namespacePath = (name: string) => `/console/namespaces/${encodeURIComponent(name)}` as Route;
export const auditPath = (query: Query = {}) => withQuery("/console/audit", query);

/** The console's page of a server; the name is `namespace/name`. */
export function serverPath(server: string): Route {
  return `/console/servers/${server.split("/").map(encodeURIComponent).join("/")}` as Route;
}

/** What stands of a server on a target. */
export function targetServerPath(id: string, server: string): Route {
  return targetPath(id, `/servers/${server.split("/").map(encodeURIComponent).join("/")}`);
}

/** A part of a catalog in the console. */
export function catalogPath(slug: string, tab = "", query: Query = {}): Route {
  return withQuery(`/console/catalogs/${encodeURIComponent(slug)}${tab}`, query);
}

/** A part of the page about the installation itself. */
export const systemPath = (part = "", query: Query = {}) => withQuery(`/console/system${part}`, query);
