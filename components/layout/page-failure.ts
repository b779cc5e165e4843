/**
 * Why a page could not be shown, as far as the browser can tell: it is offline; the server has been updated and the code of the
 * page it came from is gone; or something else, which only the server's log knows.
 */
export type PageFailure = "offline" | "outdated" | "unexpected";

/** What bundlers call a script that could not be fetched, and browsers a module. */
const LOST_CODE = /ChunkLoadError|Loading (?:CSS )?chunk|Failed to load chunk|dynamically imported module|Importing a module script failed/;

export function pageFailure(error: unknown, online: boolean): PageFailure {
  if (!online) return "offline";
  return error instanceof Error && LOST_CODE.test(`${error.name}: ${error.message}`) ? "outdated" : "unexpected";
}

/** Next gives an error of the server a digest: the number under which it stands in the server's log. */
export function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}
