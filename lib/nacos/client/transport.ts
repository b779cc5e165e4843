import { NacosError } from "./errors";
import type { HttpAnswer } from "./answer";

export interface NacosRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the context path, such as `/v3/admin/ai/mcp`. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Sent as `application/x-www-form-urlencoded`, which is all that Nacos reads. */
  form?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** Asking twice does no harm though it is no GET: a login. */
  repeatable?: boolean;
}

export interface TransportOptions {
  /** Tried in this order, the one that answered last first. */
  baseUrls: readonly string[];
  /** Ends every call that is under way. */
  signal?: AbortSignal | undefined;
  readTimeoutMs?: number | undefined;
  writeTimeoutMs?: number | undefined;
}

export type Transport = (request: NacosRequest, headers: Readonly<Record<string, string>>) => Promise<HttpAnswer>;

const READ_TIMEOUT_MS = 5_000;
const WRITE_TIMEOUT_MS = 15_000;
/** A detail carries at most the 10 MiB a config may hold; a hundred of the longest descriptions fit too. */
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;
/** Nacos loses fields of a form beyond 2 MB (nacos.md §1.3, §7.8). */
const LONGEST_FORM_BYTES = 1_500_000;
/** The connection never stood, so that nothing was sent; "bad port" is one that `fetch` refuses to use. */
const NOT_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT", "bad port"]);

/**
 * Sends requests to the first base address that answers (nacos.md §5). Reads go on to the next address when one is away,
 * slow, overloaded or broken; writes only when no connection stood, because a second writer might double them.
 * Throws `unavailable`, `too_large` and nothing else. Redirects are not followed: they would carry the token elsewhere.
 */
export function createTransport(options: TransportOptions): Transport {
  const bases = options.baseUrls.map(contextUrl);
  let preferred = 0;
  return async (request, headers) => {
    const body = request.form && new URLSearchParams(request.form).toString();
    if (body !== undefined && body.length > LONGEST_FORM_BYTES) {
      throw new NacosError("too_large", { message: `The request has ${body.length} bytes; Nacos takes ${LONGEST_FORM_BYTES}.` });
    }
    let last: HttpAnswer | NacosError | undefined;
    for (let turn = 0; turn < bases.length; turn += 1) {
      const index = (preferred + turn) % bases.length;
      last = await attempt(bases[index] as string, request, { headers, body, options });
      if (isFinal(last, request)) {
        if (!(last instanceof NacosError)) preferred = index;
        break;
      }
    }
    if (last === undefined) throw new NacosError("unavailable", { message: "No address of a Nacos is known." });
    if (last instanceof NacosError) throw last;
    return last;
  };
}

/** `http://host:8848` means Nacos' usual context path below it; any other path is taken as it is given. */
export function contextUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path === "" ? "/nacos" : path);
}

const isRepeatable = ({ method, repeatable }: NacosRequest): boolean => method === "GET" || repeatable === true;

function isFinal(outcome: HttpAnswer | NacosError, request: NacosRequest): boolean {
  if (outcome instanceof NacosError) return outcome.mayHaveHappened;
  // Of several nodes another one may be well, or have room.
  return !isRepeatable(request) || outcome.status < 502;
}

interface Prepared {
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
  options: TransportOptions;
}

async function attempt(base: string, request: NacosRequest, { headers, body, options }: Prepared): Promise<HttpAnswer | NacosError> {
  const query = request.query ? `?${new URLSearchParams(request.query).toString()}` : "";
  const limitMs = isRepeatable(request) ? (options.readTimeoutMs ?? READ_TIMEOUT_MS) : (options.writeTimeoutMs ?? WRITE_TIMEOUT_MS);
  const timeout = AbortSignal.timeout(limitMs);
  try {
    const response = await fetch(`${base}${request.path}${query}`, {
      method: request.method,
      headers: { ...request.headers, ...headers, ...(body !== undefined && { "Content-Type": "application/x-www-form-urlencoded" }) },
      ...(body !== undefined && { body }),
      redirect: "manual",
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    return { status: response.status, text: await boundedText(response) };
  } catch (error) {
    return notReached(error, { base, request, limitMs, stopped: options.signal?.aborted === true });
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the rest.
    if (bytes > LONGEST_ANSWER_BYTES) throw new Error(`the answer is longer than ${LONGEST_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The sentence names host and cause; a base URL may hold no credentials (see `lib/nacos/client/create.ts`). */
function notReached(error: unknown, at: { base: string; request: NacosRequest; limitMs: number; stopped: boolean }): NacosError {
  const cause = causeOf(error);
  const connected = !NOT_CONNECTED.has(cause);
  const why = at.stopped ? "the call was stopped" : cause === "TimeoutError" ? `no answer within ${at.limitMs / 1000} s` : cause;
  return new NacosError("unavailable", {
    message: `${new URL(at.base).host} cannot be reached: ${why}.`,
    mayHaveHappened: connected && !isRepeatable(at.request),
  });
}

/** The system's code where there is one (`fetch` wraps it), else the error's name or message. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const { cause } = error;
  if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return error.name === "Error" || error.name === "TypeError" ? error.message : error.name;
}
