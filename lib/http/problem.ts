import { ERRORS, type ErrorCode, type FieldError } from "@/lib/http/errors";

/** An RFC 9457 problem document (governance.md §4). */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: FieldError[];
}

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

export function problemOf(code: ErrorCode, detail: string, errors: FieldError[] = []): ProblemDocument {
  const { status, title } = ERRORS[code];
  return { type: `urn:gatehouse:problem:${code}`, title, status, code, detail, ...(errors.length > 0 && { errors }) };
}
