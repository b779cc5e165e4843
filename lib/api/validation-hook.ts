import type { Hook } from "@hono/zod-openapi";
import type { ApiEnv } from "@/lib/api/context";
import { fieldErrors, problemResponse } from "@/lib/api/problem";
import { problemOf } from "@/lib/http/problem";

/** What every product route answers when a request does not have its declared shape. */
export const refuseInvalid: Hook<unknown, ApiEnv, string, unknown> = (result, c) => {
  if (!result.success) return problemResponse(c, problemOf("invalid_request", "The request does not have the expected shape; see errors.", fieldErrors(result.error)));
};
