import type { CatalogView } from "@/lib/catalog/catalog-view";
import { firstAfter } from "@/lib/catalog/selection";
import { contentTag, entryParts, type ServedEntry } from "@/lib/catalog/served-entry";
import { encodeCursor } from "./cursor";
import { type ListQuery, type Reading, readListQuery } from "./list-query";

/** A ServerList, ready to be sent. */
export interface PreparedList {
  /** UTF-8 JSON. */
  body: Uint8Array<ArrayBuffer>;
  /** Derived from the tags of the entries: equal tags mean equal bytes. */
  etag: string;
}

/**
 * The page that the query of `GET /servers` asks for (registry-api.md §1.4), or the official error.
 *
 * @param query raw, without its question mark.
 */
export function preparedPage(catalog: CatalogView, query: string): Reading<PreparedList> {
  const read = readListQuery(new URLSearchParams(query));
  return read.ok ? { ok: true, value: pageOf(catalog, read.value) } : read;
}

function pageOf(catalog: CatalogView, { limit, filter, after }: ListQuery): PreparedList {
  const rows = catalog.select(filter);
  const start = after === null ? 0 : firstAfter(rows, after);
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = start + page.length < rows.length;
  return prepareList(page, hasMore && last !== undefined ? encodeCursor(last, filter) : undefined);
}

const LIST_HEAD = Buffer.from('{"servers":[');
const COMMA = Buffer.from(",");

/** Joins prepared bytes: no manifest is parsed. */
export function prepareList(entries: readonly ServedEntry[], nextCursor?: string): PreparedList {
  const parts: Uint8Array[] = [LIST_HEAD];
  for (const entry of entries) {
    if (parts.length > 1) parts.push(COMMA);
    parts.push(...entryParts(entry));
  }
  // A cursor is base64url: nothing in it needs escaping.
  parts.push(Buffer.from(`],"metadata":{${nextCursor === undefined ? "" : `"nextCursor":"${nextCursor}",`}"count":${entries.length}}}`));
  const etag = contentTag(`${entries.map((entry) => entry.etag).join("\n")}\n${nextCursor ?? ""}`);
  return { body: Buffer.concat(parts), etag };
}
