import { createRoute, z } from "@hono/zod-openapi";
import type { ApiApp } from "@/lib/api/context";
import { ANYBODY, PROBLEM } from "@/lib/api/route-parts";
import { iconOf } from "@/lib/icons/service";

/**
 * The address bears the digest, so what it shows never changes; `private`, because who may see it can. Opened by itself the
 * picture is no page of ours that could do anything.
 */
const HEADERS = {
  "Content-Type": "image/webp",
  "Cache-Control": "private, max-age=31536000, immutable",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
} as const;

const getIcon = createRoute({
  method: "get",
  path: "/servers/{name}/icons/{digest}",
  operationId: "getServerIcon",
  tags: ["servers"],
  security: ANYBODY,
  summary: "The icon of an approved version, drawn anew by this registry",
  request: { params: z.object({ name: z.string().max(400), digest: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses: { 200: { description: "128 × 128 pixels", content: { "image/webp": { schema: z.string().openapi({ format: "binary" }) } } }, ...PROBLEM },
});

/** Icons of servers (catalog-and-console-ux.md §2.3 "own proxy copy, never hot-linked"). */
export function registerIcons(app: ApiApp): void {
  app.openapi(getIcon, async (c) => {
    const { name, digest } = c.req.valid("param");
    return c.body(await iconOf(c.get("viewer"), name, digest), 200, HEADERS);
  });
}
