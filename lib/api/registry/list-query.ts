import { z } from "zod";
import type { ListFilter, Position } from "@/lib/catalog/selection";
import { type Cursor, decodeCursor } from "./cursor";
import type { OfficialError } from "./official-error";

export interface ListQuery {
  limit: number;
  filter: ListFilter;
  after: Position | null;
}

export type Reading<T> = { ok: true; value: T } | { ok: false; error: OfficialError };

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 100;
const NO_FILTER: ListFilter = { search: "", version: null, updatedSince: null, includeDeleted: false };
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * The query of `GET /servers` (registry-api.md §1.4), with the official server's errors and their order: first the
 * types of all parameters (422), then what they mean together (400). Unknown parameters are ignored. Pure.
 */
export function readListQuery(params: URLSearchParams): Reading<ListQuery> {
  const errors: NonNullable<OfficialError["errors"]> = [];
  const limit = readLimit(params.get("limit"), errors);
  const includeDeleted = readBoolean(params, "include_deleted", errors);
  if (errors.length > 0) return refuse({ status: 422, detail: "validation failed", errors });
  const since = params.get("updated_since") || null;
  const updatedSince = since === null ? null : parseTime(since);
  if (updatedSince !== null && Number.isNaN(updatedSince)) {
    return refuse({ status: 400, detail: "Invalid updated_since format: expected RFC3339 timestamp (e.g., 2025-08-07T13:15:04.280Z)" });
  }
  if (updatedSince !== null && includeDeleted === false) {
    return refuse({ status: 400, detail: "Cannot set include_deleted=false when using updated_since (incremental sync requires deleted servers)" });
  }
  const text = params.get("cursor");
  const cursor = text ? decodeCursor(text) : null;
  const filter = mergeFilters(params, cursor, updatedSince, includeDeleted);
  return { ok: true, value: { limit, filter, after: cursor?.position ?? null } };
}

/** The query of the two look-ups: only `include_deleted`. */
export function readIncludeDeleted(params: URLSearchParams): Reading<boolean> {
  const errors: NonNullable<OfficialError["errors"]> = [];
  const includeDeleted = readBoolean(params, "include_deleted", errors);
  if (errors.length > 0) return refuse({ status: 422, detail: "validation failed", errors });
  return { ok: true, value: includeDeleted ?? false };
}

/** A parameter that is there wins over the cursor; the cursor wins over absent ones. */
function mergeFilters(params: URLSearchParams, cursor: Cursor | null, since: number | null, includeDeleted: boolean | null): ListFilter {
  const carried = cursor?.filter ?? NO_FILTER;
  const updatedSince = params.has("updated_since") ? since : carried.updatedSince;
  return {
    search: params.has("search") ? (params.get("search") ?? "").trim().toLowerCase() : carried.search,
    version: params.has("version") ? params.get("version") || null : carried.version,
    updatedSince,
    // An incremental sync needs the tombstones.
    includeDeleted: updatedSince !== null || (includeDeleted ?? carried.includeDeleted),
  };
}

function readLimit(text: string | null, errors: NonNullable<OfficialError["errors"]>): number {
  if (text === null || text === "") return DEFAULT_LIMIT;
  const location = "query.limit";
  if (!/^[+-]?\d{1,18}$/.test(text)) {
    errors.push({ message: "invalid integer", location, value: text });
    return DEFAULT_LIMIT;
  }
  const limit = Number(text);
  if (limit < 1) errors.push({ message: "expected number >= 1", location, value: limit });
  if (limit > MAX_LIMIT) errors.push({ message: `expected number <= ${MAX_LIMIT}`, location, value: limit });
  return limit;
}

const TRUE_WORDS = ["1", "t", "T", "TRUE", "true", "True"];
const FALSE_WORDS = ["0", "f", "F", "FALSE", "false", "False"];

function readBoolean(params: URLSearchParams, name: string, errors: NonNullable<OfficialError["errors"]>): boolean | null {
  const text = params.get(name);
  if (text === null || text === "") return null;
  if (TRUE_WORDS.includes(text)) return true;
  if (!FALSE_WORDS.includes(text)) errors.push({ message: "invalid boolean", location: `query.${name}`, value: text });
  return false;
}

/** Strict about the calendar, unlike `Date.parse`, which takes 30 February for 2 March. */
function parseTime(text: string): number {
  const time = z.iso.datetime({ offset: true }).safeParse(text.toUpperCase());
  return RFC3339.test(text) && time.success ? Date.parse(time.data) : Number.NaN;
}

function refuse(error: OfficialError): { ok: false; error: OfficialError } {
  return { ok: false, error };
}
