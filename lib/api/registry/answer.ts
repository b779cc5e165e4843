import type { Context } from "hono";
import { CLOSED_JSON, conditionalAnswer, OPEN_JSON } from "@/lib/api/conditional";
import type { ApiContext } from "@/lib/api/context";
import { catalogForLink, catalogForToken } from "@/lib/api/readable-catalog";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { entryBody, type ServedEntry } from "@/lib/catalog/served-entry";
import { notePull } from "@/lib/usage/service";
import { DEFAULT_CATALOG } from "./bases";
import { CORS_HEADERS } from "./cors";
import { type OfficialError, officialErrorResponse } from "./official-error";
import type { PreparedList } from "./prepared-list";

/** Of answers that everybody gets. */
export const OPEN_HEADERS = { ...CORS_HEADERS, ...OPEN_JSON };
const CLOSED_HEADERS = { ...CORS_HEADERS, ...CLOSED_JSON };

/** The catalog that the path names, whoever may read it; a capability link names none but its own. */
export function namedCatalog(c: ApiContext): CatalogView | undefined {
  return c.req.param("secret") === undefined ? readModel().catalog(slugOf(c)) : undefined;
}

/** The catalog of the path when the client may read it; closed and missing ones are alike. */
export function requestedCatalog(c: ApiContext): CatalogView | undefined {
  const secret = c.req.param("secret");
  return secret === undefined ? catalogForToken(c, slugOf(c)) : catalogForLink(secret);
}

function slugOf(c: ApiContext): string {
  return c.req.param("slug") ?? DEFAULT_CATALOG;
}

export function errorAnswer(error: OfficialError): Response {
  return officialErrorResponse(error, CORS_HEADERS);
}

/** One ServerResponse, counted as a pull of an active version. */
export function entryAnswer(c: Context, catalog: CatalogView, entry: ServedEntry): Response {
  const response = conditionalAnswer(c, { body: entryBody(entry), etag: entry.etag, headers: headersOf(c, catalog) });
  if (response.status === 200 && entry.state === "active") notePull(entry, catalog.facts.slug, "registry", c.req.header("user-agent"));
  return response;
}

/** A ServerList. */
export function listAnswer(c: Context, catalog: CatalogView, list: PreparedList): Response {
  return conditionalAnswer(c, { ...list, headers: headersOf(c, catalog) });
}

/** Entries only one publisher may see are prepared texts from elsewhere, never cached. */
export function privateListAnswer(bodies: readonly (Uint8Array | string)[]): Response {
  const servers = bodies.map((body) => Buffer.from(body).toString("utf8")).join(",");
  return privateAnswer(`{"servers":[${servers}],"metadata":{"count":${bodies.length}}}`);
}

export function privateAnswer(body: string): Response {
  return new Response(body, { status: 200, headers: { ...CORS_HEADERS, "Content-Type": "application/json", "Cache-Control": "no-store" } });
}

/** What was read through a capability link is kept by no shared cache, not even of a public catalog: its key is the secret. */
function headersOf(c: Context, catalog: CatalogView): Readonly<Record<string, string>> {
  return catalog.facts.audience === "public" && c.req.param("secret") === undefined ? OPEN_HEADERS : CLOSED_HEADERS;
}
