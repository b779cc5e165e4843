import { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiApp, ApiEnv } from "@/lib/api/context";
import { registerRegistryAuth } from "@/lib/api/registry/auth";
import { REGISTRY_BASES } from "@/lib/api/registry/bases";

/** The writing half of the official registry API on every base; to be mounted behind authentication. */
export function registerRegistryWrites(app: ApiApp): void {
  const writes = new OpenAPIHono<ApiEnv>();
  registerRegistryAuth(writes);
  for (const base of REGISTRY_BASES) app.route(base, writes);
}
