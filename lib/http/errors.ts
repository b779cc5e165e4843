/**
 * The one table of errors Gatehouse answers with (RFC 9457, governance.md §4).
 *
 * `code` is stable API: clients and message files key on it. Errors are told apart by `code`,
 * never by `instanceof`, because two bundles of this module may live in one process (ARCHITECTURE.md §4).
 */
export const ERRORS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  invalid_manifest: { status: 422, title: "The manifest is not valid" },
  invalid_policy: { status: 422, title: "The policy is not valid" },
  unauthenticated: { status: 401, title: "Sign in or send a token" },
  invalid_credentials: { status: 401, title: "E-mail or password is wrong" },
  forbidden: { status: 403, title: "You may not do this" },
  cross_origin: { status: 403, title: "This request did not come from our own pages" },
  own_submission: { status: 403, title: "You may not vote on your own submission" },
  person_required: { status: 403, title: "Only a signed-in person may do this" },
  own_role: { status: 403, title: "Nobody gives roles to themselves" },
  step_up_required: { status: 403, title: "Confirm with your passkey" },
  recent_sign_in_required: { status: 403, title: "Sign in again" },
  passkey_refused: { status: 403, title: "The passkey was not accepted" },
  two_people_required: { status: 403, title: "A second person must confirm" },
  not_found: { status: 404, title: "Not found" },
  already_voted: { status: 409, title: "You have already approved in this round" },
  conflict: { status: 409, title: "This conflicts with the present state" },
  digest_rejected: { status: 409, title: "This manifest was rejected in that catalog" },
  digest_mismatch: { status: 409, title: "The digest is not the one under review" },
  idempotency_conflict: { status: 409, title: "This Idempotency-Key was used for another request" },
  invalid_transition: { status: 409, title: "Not possible in this state" },
  last_admin: { status: 409, title: "The last administrator cannot be removed" },
  name_taken: { status: 409, title: "The name is taken" },
  passkey_missing: { status: 409, title: "You have no passkey" },
  passkeys_unavailable: { status: 409, title: "Passkeys do not work at this address" },
  policy_not_met: { status: 409, title: "The policy is not met yet" },
  short_key_fixed: { status: 409, title: "The server has its short key there already" },
  short_key_taken: { status: 409, title: "Another server has this short key" },
  review_open: { status: 409, title: "A review of this version is already open there" },
  stale_review: { status: 409, title: "The review has changed since you read it" },
  stale_policy: { status: 412, title: "The policy has changed since you read it" },
  too_many_open_requests: { status: 409, title: "You ask for too many servers at once" },
  upstream_unconfigured: { status: 409, title: "No such package registry is configured" },
  version_exists: { status: 409, title: "This version exists already" },
  version_final: { status: 409, title: "This version can no longer change" },
  version_suspended: { status: 409, title: "This version is suspended" },
  payload_too_large: { status: 413, title: "The request body is too large" },
  precondition_required: { status: 428, title: "Say which version you saw" },
  package_not_found: { status: 422, title: "The package registry has no such package" },
  unsupported_media_type: { status: 415, title: "Send JSON" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  upstream_failed: { status: 502, title: "Another server could not be read" },
  not_ready: { status: 503, title: "Not ready" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One located problem of a request. `path` is a JSON pointer or a dotted path into what was sent. */
export interface FieldError {
  path: string;
  message: string;
  code: string;
}

/** What services throw for everything a caller can cause. `detail` says what to do next. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly errors: FieldError[] = [],
    /** Headers of the answer, such as when to try again. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.status = ERRORS[code].status;
  }
}

/** True for an `AppError` of either bundle. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error && String(error.code) in ERRORS;
}

/** Unknown and invisible look alike: the caller never learns that something unapproved exists. */
export function notFound(): AppError {
  return new AppError("not_found", "There is nothing here that you can see.");
}
