import type { AppError } from "@/lib/http/errors";
import { pathBelowBase } from "./bases";
import { CORS_HEADERS } from "./cors";
import { officialErrorResponse } from "./official-error";

const FAILED: readonly [method: RegExp, below: RegExp, text: string][] = [
  [/^GET$/, /^\/servers$/, "Failed to get registry list"],
  [/^GET$/, /^\/servers\/.+\/versions$/, "Failed to get server versions"],
  [/^GET$/, /^\/servers\//, "Failed to get server details"],
  [/^POST$/, /^\/publish$/, "Failed to publish server"],
  [/^PUT$/, /^\/servers\//, "Failed to edit server"],
  [/^PATCH$/, /^\/servers\//, "Failed to update server status"],
];

/**
 * What nobody foresaw, on a path of the official API: its shape and, for a 500, its sentence (registry-api.md §1.9).
 * Null on every other path.
 */
export function officialFailure(error: AppError, method: string, path: string): Response | null {
  const below = pathBelowBase(path);
  if (below === null) return null;
  const text = FAILED.find(([methods, paths]) => methods.test(method) && paths.test(below))?.[2];
  const detail = error.status === 500 ? (text ?? "Internal Server Error") : error.detail;
  return officialErrorResponse({ status: error.status, detail }, { ...CORS_HEADERS, ...error.headers });
}
