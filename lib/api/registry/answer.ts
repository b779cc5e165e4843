import type { Context } from "hono";
import { CLOSED_JSON, conditionalAnswer, OPEN_JSON } from "@/lib/api/conditional";
import type { ApiContext } from "@/lib/api/context";
import { catalogForToken } from "@/lib/api/readable-catalog";
import type { CatalogView } from "@/lib/catalog/catalog-view";
import { readModel } from "@/lib/catalog/read-model";
import { contentTag, entryBody, entryParts, type ServedEntry } from "@/lib/catalog/served-entry";
import { DEFAULT_CATALOG } from "./bases";
import { CORS_HEADERS } from "./cors";
import { type OfficialError, officialErrorResponse } from "./official-error";

const OPEN_HEADERS = { ...CORS_HEADERS, ...OPEN_JSON };
const CLOSED_HEADERS = { ...CORS_HEADERS, ...CLOSED_JSON };

/** The catalog that the path names, whoever may read it. */
export function namedCatalog(c: ApiContext): CatalogView | undefined {
  return readModel().catalog(slugOf(c));
}

/** The catalog of the path when the client may read it; closed and missing ones are alike. */
export function requestedCatalog(c: ApiContext): CatalogView | undefined {
  return catalogForToken(c, slugOf(c));
}

function slugOf(c: ApiContext): string {
  return c.req.param("slug") ?? DEFAULT_CATALOG;
}

export function errorAnswer(error: OfficialError): Response {
  return officialErrorResponse(error, CORS_HEADERS);
}

/** One ServerResponse. */
export function entryAnswer(c: Context, catalog: CatalogView, entry: ServedEntry): Response {
  return conditionalAnswer(c, { body: entryBody(entry), etag: entry.etag, headers: headersOf(catalog) });
}

/** A ServerList. The tag is derived from the tags of its entries: equal tags mean equal bytes. */
export function listAnswer(c: Context, catalog: CatalogView, entries: readonly ServedEntry[], nextCursor?: string): Response {
  const etag = contentTag(`${entries.map((entry) => entry.etag).join("\n")}\n${nextCursor ?? ""}`);
  return conditionalAnswer(c, { body: listBody(entries, nextCursor), etag, headers: headersOf(catalog) });
}

/** Entries only one publisher may see are prepared texts from elsewhere, never cached. */
export function privateListAnswer(bodies: readonly (Uint8Array | string)[]): Response {
  const servers = bodies.map((body) => Buffer.from(body).toString("utf8")).join(",");
  return privateAnswer(`{"servers":[${servers}],"metadata":{"count":${bodies.length}}}`);
}

export function privateAnswer(body: string): Response {
  return new Response(body, { status: 200, headers: { ...CORS_HEADERS, "Content-Type": "application/json", "Cache-Control": "no-store" } });
}

const LIST_HEAD = Buffer.from('{"servers":[');
const COMMA = Buffer.from(",");

function listBody(entries: readonly ServedEntry[], nextCursor: string | undefined): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [LIST_HEAD];
  for (const entry of entries) {
    if (parts.length > 1) parts.push(COMMA);
    parts.push(...entryParts(entry));
  }
  // A cursor is base64url: nothing in it needs escaping.
  parts.push(Buffer.from(`],"metadata":{${nextCursor === undefined ? "" : `"nextCursor":"${nextCursor}",`}"count":${entries.length}}}`));
  return Buffer.concat(parts);
}

function headersOf(catalog: CatalogView): Readonly<Record<string, string>> {
  return catalog.facts.audience === "public" ? OPEN_HEADERS : CLOSED_HEADERS;
}
