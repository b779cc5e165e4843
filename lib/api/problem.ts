import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, ERRORS, type ErrorCode, type FieldError, isAppError } from "@/lib/http/errors";

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
export type Problem = z.infer<typeof problemSchema>;

export function problemOf(code: ErrorCode, detail: string, errors: FieldError[] = []): Problem {
  const { status, title } = ERRORS[code];
  return { type: `urn:gatehouse:problem:${code}`, title, status, code, detail, ...(errors.length > 0 && { errors }) };
}

export function problemResponse(c: Context, problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  if (problem.status === 401) c.header("WWW-Authenticate", 'Bearer realm="gatehouse"');
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, { ...headers, "Content-Type": "application/problem+json" });
}

/** Turns anything thrown into an `AppError`; what nobody expected becomes `internal` without its inner text. */
export function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  // Hono's own refusals: a body that is no JSON, or not declared as JSON.
  if (error instanceof HTTPException && error.status === 415) return new AppError("unsupported_media_type", "Send the body with Content-Type: application/json.");
  if (error instanceof HTTPException && error.status < 500) return new AppError("invalid_request", `${error.message}.`);
  return new AppError("internal", "The error was logged with this request's id (X-Request-Id).");
}

/** zod issues as located errors of a problem document. */
export function fieldErrors(error: z.core.$ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message, code: issue.code }));
}
