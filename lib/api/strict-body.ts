import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "@/lib/api/context";
import { BODY_JSON_LIMITS } from "@/lib/http/body-limit";
import { AppError } from "@/lib/http/errors";
import { parseStrictJson } from "@/lib/manifest/strict-json";

/** These take a server.json, whose own reader names what is wrong with it, or many of them, which are streamed. */
const MANIFEST_PATH = /\/(?:submissions|validate|imports)$/;

/**
 * Refuses with `invalid_request` (400) what no part of the product API could store or walk: U+0000 in an address, and a
 * JSON body that is no strict I-JSON of at most 64 levels (trust.md §3.4 S001; lone surrogates, U+0000, doubled keys; in keys too).
 */
export const refuseUnstorable: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (/%00/.test(c.req.url)) throw new AppError("invalid_request", "The address contains a NUL character.");
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  // Any other media type is refused by the route that wants JSON, unread.
  const isJson = /^application\/(?:[^;]+\+)?json\b/i.test(c.req.header("Content-Type") ?? "application/json");
  if (!isRead && isJson && !MANIFEST_PATH.test(c.req.path)) refuseLooseJson(new Uint8Array(await c.req.arrayBuffer()));
  await next();
};

function refuseLooseJson(body: Uint8Array): void {
  if (body.length === 0) return;
  const parsed = parseStrictJson(body, BODY_JSON_LIMITS);
  if (parsed.ok) return;
  const { path, message, reference } = parsed.issue;
  throw new AppError("invalid_request", "The body is no JSON that can be stored; see errors.", [{ path, message, code: reference }]);
}
