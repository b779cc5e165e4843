import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiContext, ApiEnv } from "@/lib/api/context";
import { MAX_BODY_BYTES } from "@/lib/http/body-limit";
import { AppError } from "@/lib/http/errors";

/** In the words of the official server. */
export const TOO_LARGE = `request body is too large limit=${MAX_BODY_BYTES} bytes`;

/** The one path that takes an upload: it is streamed to a file, which has a limit of its own. */
export const IMPORTS_PATH = "/api/v1/imports";

/** What is still on its way must not be taken for the next request, so the connection ends with the refusal. */
const refuseLonger = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => {
    c.header("Connection", "close");
    throw new AppError("payload_too_large", TOO_LARGE);
  },
});

/** Refuses longer bodies before anything reads them. Throws `payload_too_large` (413). */
export const limitBody: MiddlewareHandler<ApiEnv> = (c, next) => (c.req.path === IMPORTS_PATH ? next() : refuseLonger(c, next));

/**
 * A server.json as a request body in OpenAPI. It is declared as a plain JSON schema, never as a zod one: its bytes are
 * kept and digested as they were sent, so nothing may parse and rewrite them on the way.
 */
export const MANIFEST_BODY = {
  required: true,
  description: "A server.json, at most 256 KiB; kept byte by byte.",
  content: { "application/json": { schema: { type: "object" as const, description: "server.json" } } },
};

/** The body as it was sent. */
export async function rawBody(c: ApiContext): Promise<Uint8Array> {
  return new Uint8Array(await c.req.arrayBuffer());
}
