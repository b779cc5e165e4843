import { isAppError } from "@/lib/http/errors";
import { unexpectedError } from "@/lib/http/unexpected-error";
import { PROBLEM_MEDIA_TYPE, problemOf } from "@/lib/http/problem";
import { log } from "@/lib/telemetry/log";

/** Told of what went wrong on our side: next-auth itself would answer it like a wrong password, or not at all. */
export type OnFailure = (error: unknown) => void;

/** next-auth puts an error's message into `?error=`; the sign-in page keys on our stable codes. */
export async function sayingWhy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isAppError(error) ? new Error(error.code) : error;
  }
}

/** Tells `onFailure` of every error that is no refusal. */
export async function reporting<T>(onFailure: OnFailure, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isAppError(error)) onFailure(error);
    throw error;
  }
}

/** The answer to a sign-in or sign-out that failed on our side: the problem document any other route gives. */
export function signInFailure(error: unknown): Response {
  const { code, detail, headers, status } = unexpectedError(error);
  log()[code === "internal" ? "error" : "warn"]({ err: error }, "sign-in or sign-out failed");
  return new Response(JSON.stringify(problemOf(code, detail)), { status, headers: { ...headers, "Content-Type": PROBLEM_MEDIA_TYPE, "Cache-Control": "no-store" } });
}
