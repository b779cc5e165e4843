import { unexpectedError } from "@/lib/http/unexpected-error";
import { PROBLEM_MEDIA_TYPE, problemOf } from "@/lib/http/problem";
import { log } from "@/lib/telemetry/log";

/** The answer to a sign-in or sign-out that failed on our side: the problem document any other route gives. */
export function signInFailure(error: unknown): Response {
  const { code, detail, headers, status } = unexpectedError(error);
  log()[code === "internal" ? "error" : "warn"]({ err: error }, "sign-in or sign-out failed");
  return new Response(JSON.stringify(problemOf(code, detail)), { status, headers: { ...headers, "Content-Type": PROBLEM_MEDIA_TYPE, "Cache-Control": "no-store" } });
}
