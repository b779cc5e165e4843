/**
 * What can go wrong between us and a Nacos (nacos.md §1.3, §2.6, §2.7). Told apart by `code`, never by class
 * (ARCHITECTURE.md §4). Messages are for people; they hold what Nacos said, never a password, token or header.
 */
export type NacosErrorCode =
  /** No such server, config or namespace: 404/50000, 20004. */
  | "not_found"
  /** The name exists (409/20005), or the marker config changed since it was read (CAS, 500/20005). Read, then decide. */
  | "conflict"
  /**
   * Nacos knows the id (400/20002 "conflict with exist mcp server id"): it lives in another namespace. Or a create
   * came so soon after the delete of the same server that Nacos cached it anew, and will for minutes (seen on 3.1.0); our
   * `deleteServer` waits for that reason, others do not. Where `serverById` says absent, try again in some minutes.
   */
  | "id_taken"
  /** A create met leftovers of an earlier one (410 "config already exist"). An update with the same content heals it. */
  | "half_written"
  /** Nacos has not caught up with itself: "content is null", no leader, starting. Try again shortly. */
  | "not_ready"
  /** Too much at once: 503 "server limit match", 429. Try again later and slower. */
  | "limited"
  /** Login refused, user unknown or deleted, token refused after a new login, or no right; see `denial`. */
  | "auth_denied"
  /** No base address answered in time, or it answered 5xx. Of a write see `mayHaveHappened`. */
  | "unavailable"
  /** Nacos judged the request and will judge it the same again: any other 4xx. */
  | "refused"
  /** The body is over 1.5 MB; Nacos would lose fields beyond 2 MB (nacos.md §7.8). Nothing was sent. */
  | "too_large"
  /** This Nacos is too old for the call, which was not sent; doing it anyway would harm (nacos.md §1.3). */
  | "unsupported"
  /** It answered, but not as Nacos does: another program, a login page, a proxy. */
  | "unexpected";

/**
 * `credentials`: who we are is not accepted. `rights`: it knows us, and we may not do this. `sealed`: nobody was asked, since
 * the password that is stored cannot be read.
 */
export type NacosDenial = "credentials" | "rights" | "sealed";

interface NacosErrorFacts {
  message: string;
  /** HTTP status, `null` when there was no answer. */
  status?: number | null;
  /** `code` of Nacos' envelope, `null` when there was none. */
  nacosCode?: number | null;
  denial?: NacosDenial;
  /** A write left us and no answer came: it may have been done, or be done later. */
  mayHaveHappened?: boolean;
}

export class NacosError extends Error {
  override readonly name = "NacosError";
  readonly status: number | null;
  readonly nacosCode: number | null;
  readonly denial: NacosDenial | null;
  readonly mayHaveHappened: boolean;

  constructor(
    readonly code: NacosErrorCode,
    { message, status = null, nacosCode = null, denial, mayHaveHappened = false }: NacosErrorFacts,
  ) {
    super(message);
    this.status = status;
    this.nacosCode = nacosCode;
    this.denial = denial ?? null;
    this.mayHaveHappened = mayHaveHappened;
  }
}

/** True for a `NacosError` of this bundle or another, optionally with one of the given codes. */
export function isNacosError(error: unknown, ...codes: readonly NacosErrorCode[]): error is NacosError {
  if (!(error instanceof Error) || error.name !== "NacosError") return false;
  return codes.length === 0 || codes.includes((error as NacosError).code);
}

const TEMPORARY: readonly NacosErrorCode[] = ["not_ready", "limited", "unavailable"];

/** True when the same call may succeed later without anybody changing anything (nacos.md §7.8). */
export function isTemporary(error: unknown): boolean {
  return isNacosError(error, ...TEMPORARY);
}
