import type { AppError, FieldError } from "@/lib/http/errors";
import type { OfficialError } from "./official-error";

/** The sentences of one official route, which its clients print as they are (registry-api.md §1.7, §1.8). */
export interface RouteTexts {
  /** 400, with the reason in `errors[0].message`. */
  failed: string;
  /** 422 for a manifest whose shape is right but which breaks a rule. */
  invalid: string;
  forbidden: string;
  notFound: string;
}

/** The rule about the publisher's own data; the official server checks it later than the others, with a 400. */
const LATE_RULES: readonly string[] = ["publisher-provided-size"];

/** Issues of structure: the official server refuses those before it looks at any rule. */
const isShapeFault = ({ code }: FieldError) => code.startsWith("json-") || code.includes("#/");

/** `packages[0].transport.url` in a parsed body, or undefined. */
function valueAt(body: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).filter((step) => step !== "").reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], body);
}

/** A schema fault in the words of the official body check. */
function officialFault({ path, message, code }: FieldError, body: unknown): NonNullable<OfficialError["errors"]>[number] {
  const pattern = /^does not match pattern '(.*)'$/.exec(message)?.[1];
  const words = pattern === undefined ? message : `expected string to match pattern ${pattern}`;
  const location = code.startsWith("json-") || path === "" ? "body" : `body.${path}`;
  const value = location === "body" ? undefined : valueAt(body, path);
  return { message: words, location, ...(value !== undefined && { value }) };
}

function manifestRefused(errors: FieldError[], texts: RouteTexts, body: unknown): OfficialError {
  const faults = errors.filter(isShapeFault);
  const late = errors.filter(({ code }) => LATE_RULES.includes(code));
  if (errors.length > 0 && late.length === errors.length) return { status: 400, detail: texts.failed, errors: late.map(({ message }) => ({ message })) };
  if (faults.length === 0) return { status: 422, detail: texts.invalid };
  return { status: 422, detail: "validation failed", errors: faults.map((fault) => officialFault(fault, body)) };
}

/**
 * Words an error of a service as the official registry would (registry-api.md §1.9). Pure.
 *
 * @param body the parsed request body, from which the values at fault are quoted.
 */
export function officialProblem(error: AppError, texts: RouteTexts, body?: unknown): OfficialError {
  switch (error.code) {
    case "invalid_manifest":
      return manifestRefused(error.errors, texts, body);
    case "forbidden":
      return { status: 403, detail: texts.forbidden };
    case "not_found":
      return { status: 404, detail: texts.notFound };
    case "invalid_request":
      return { status: 400, detail: error.detail };
    case "payload_too_large":
    case "rate_limited":
    case "not_ready":
      return { status: error.status, detail: error.detail };
    default:
      return { status: 400, detail: texts.failed, errors: [{ message: error.detail }] };
  }
}
