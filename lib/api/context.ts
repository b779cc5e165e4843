import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Caller, RequestContext, Viewer } from "@/lib/access/schema";
import { AppError } from "@/lib/http/errors";

/** What the authentication middleware leaves for every handler. */
export interface ApiEnv {
  Variables: {
    /** Null: nobody; whoever sends a credential that is wrong gets 401 before any handler runs. */
    viewer: Viewer | null;
    request: RequestContext;
  };
}

export type ApiApp = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;

/** The caller of a write. Throws `unauthenticated` (401). */
export function callerOf(c: ApiContext): Caller {
  const viewer = c.get("viewer");
  if (viewer === null) throw new AppError("unauthenticated", "Sign in, or send a token in the Authorization header.");
  return { viewer, request: c.get("request") };
}
