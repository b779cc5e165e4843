import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "@/lib/api/context";
import { AppError } from "@/lib/http/errors";

/** A NUL escape: a backslash that is not itself escaped, then `u0000`. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** These take a server.json, whose own reader names the place of a NUL, or many of them, which are streamed. */
const MANIFEST_PATH = /\/(?:submissions|validate|imports)$/;

/** Whether a JSON text contains U+0000, written out or escaped. Pure. */
export function containsNul(json: string): boolean {
  return json.includes("\0") || ESCAPED_NUL.test(json);
}

/**
 * Refuses U+0000 in paths, queries and JSON bodies of the product API with `invalid_request` (400): PostgreSQL text
 * cannot hold it, so further in it could only become an error of ours.
 */
export const refuseNul: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (/%00/.test(c.req.url)) throw new AppError("invalid_request", "The address contains a NUL character.");
  const mediaType = c.req.header("Content-Type")?.toLowerCase() ?? "";
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  if (!isRead && !mediaType.startsWith("multipart/") && !MANIFEST_PATH.test(c.req.path) && containsNul(await c.req.text())) {
    const error = { path: "", message: "U+0000 cannot be stored", code: "nul_character" };
    throw new AppError("invalid_request", "The body contains a NUL character.", [error]);
  }
  await next();
};
