import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { unexpectedError } from "@/lib/http/unexpected-error";
import { AppError, ERRORS, type ErrorCode, type FieldError, isAppError } from "@/lib/http/errors";
import { PROBLEM_MEDIA_TYPE, type ProblemDocument } from "@/lib/http/problem";

/** RFC 9457 problem document of the product API (governance.md §4). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string() })).optional(),
  })
  .openapi("Problem");

export function problemResponse(c: Context, problem: ProblemDocument, headers: Readonly<Record<string, string>> = {}): Response {
  if (problem.status === 401) c.header("WWW-Authenticate", 'Bearer realm="gatehouse"');
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, { ...headers, "Content-Type": PROBLEM_MEDIA_TYPE });
}

/** Turns anything thrown into an `AppError`; what nobody expected becomes `not_ready` or `internal`. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  // Hono's own refusals: a body that is no JSON, or not declared as JSON.
  if (error instanceof HTTPException && error.status === 415) return new AppError("unsupported_media_type", "Send the body with Content-Type: application/json.");
  if (error instanceof HTTPException && error.status < 500) return new AppError("invalid_request", `${error.message}.`);
  return unexpectedError(error);
}

/** zod issues as located errors of a problem document. */
export function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message, code: issue.code }));
}
