import type { Route } from "next";
import type { BrowseQuery } from "@/lib/catalog/browse-schema";

/** Addresses of the catalog. Server names are `namespace/name`: two segments (governance.md §4 "Pages"). */
export const SERVER_TABS = ["overview", "install", "tools", "versions", "security", "api"] as const;
export type ServerTab = (typeof SERVER_TABS)[number];

type Value = string | number | null | undefined;
type Query = Readonly<Record<string, Value | readonly string[]>>;

/** What is set of a query, a name for each value. */
function setValues(query: Query): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) => [value].flat().flatMap((one): [string, string][] => (one === undefined || one === null || one === "" ? [] : [[name, String(one)]])));
}

/** Adds what is set of a query; `typedRoutes` cannot know addresses that are put together. */
function withQuery(path: string, query: Query): Route {
  const set = setValues(query);
  return (set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`) as Route;
}

export function catalogHref(query: Query = {}): Route {
  return withQuery("/servers", query);
}

export function serverHref(server: string, { tab = "overview", version }: { tab?: ServerTab; version?: string | undefined } = {}): Route {
  const path = `/servers/${server.split("/").map(encodeURIComponent).join("/")}`;
  return withQuery(tab === "overview" ? path : `${path}/${tab}`, { version });
}

/** The icon with a digest, for a server that bears it. */
export function iconSource(server: string, digest: string): string {
  return `/api/v1/servers/${encodeURIComponent(server)}/icons/${digest}`;
}

/** Where two versions of a server are compared; the two are named by its query. */
export function versionComparisonPath(server: string): Route {
  return `${serverHref(server, { tab: "versions" })}/compare` as Route;
}

export function versionComparisonHref(server: string, from: string, to: string): Route {
  return withQuery(versionComparisonPath(server), { from, to });
}

/** Servers side by side. */
export function compareHref(servers: readonly string[]): Route {
  return withQuery("/compare", { server: servers });
}

export function namespaceHref(server: string): Route {
  return `/servers/${encodeURIComponent(server.slice(0, server.indexOf("/")))}` as Route;
}

export function reviewHref(id: string): Route {
  return `/console/reviews/${encodeURIComponent(id)}` as Route;
}

/** The own submissions with these filters. */
export function ownSubmissionsHref(query: Query = {}): Route {
  return withQuery("/account/submissions", query);
}

export function newRevisionHref(reviewId: string): Route {
  return withQuery("/submit", { review: reviewId });
}

/** Where a next version starts from this one. */
export function newVersionHref(server: string, version: string | undefined): Route {
  return withQuery("/submit", { server, version });
}

/** The list with these filters; what is as it would be without them is left out of the address. */
export function browseHref(query: BrowseQuery): Route {
  return withQuery("/servers", asParameters(query));
}

/** The same as names and values, for a form. */
export function browseParameters(query: BrowseQuery): (readonly [name: string, value: string])[] {
  return setValues(asParameters(query));
}

function asParameters({ view, cursor, ...filters }: BrowseQuery): Query {
  return { ...filters, view: view === "cards" ? null : view, cursor: cursor === 0 ? null : cursor };
}

/** The sign-in page, which leads back to `path`. */
export function signInHref(path: string): Route {
  return withQuery("/sign-in", { callbackUrl: path });
}
