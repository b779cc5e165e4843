import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import ipaddr from "ipaddr.js";

/** How outbound requests reach the network. Tests put their own in place. */
export interface OutboundNetwork {
  /** Every address of a host name. */
  resolve(host: string): Promise<string[]>;
  /** Whether an address may be connected to. */
  allows(address: string): boolean;
  request: typeof httpsRequest;
}

export interface OutboundLimits {
  maxBytes: number;
  timeoutMs: number;
}

export interface OutboundAnswer {
  status: number;
  text: string;
}

export interface OutboundBytes {
  status: number;
  bytes: Buffer;
}

/** Why an outbound request was not made or not finished. `message` is safe to show to whoever caused it. */
export class OutboundError extends Error {
  override readonly name = "OutboundError";

  /** @param isFinal the same request will end the same way: it is not allowed, or its answer too long. */
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

/**
 * Whether an address is a public unicast one (trust.md §6.1). ipaddr.js unwraps IPv4-mapped addresses and names
 * private, loopback, link-local, 6to4, Teredo and NAT64 ranges, none of which is `unicast`.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

const INTERNET: OutboundNetwork = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allows: isPublicAddress,
  request: httpsRequest,
};

/**
 * GETs a text from a host somebody else chose (trust.md §6.1): https only, no literal addresses, no user name, port 443;
 * all addresses of the host must be public, and the connection goes to the one that was looked at, so that a second
 * answer of the DNS changes nothing. Redirects are not followed: their status is the answer. `limits.timeoutMs`
 * (milliseconds) covers everything from the look-up to the last byte.
 *
 * @throws OutboundError for a host that is not allowed, a body beyond `limits.maxBytes`, a timeout or a broken connection.
 */
export async function fetchPublicText(url: string, limits: OutboundLimits, network: OutboundNetwork = INTERNET): Promise<OutboundAnswer> {
  const { status, bytes } = await fetchPublicBytes(url, { ...limits, maxRedirects: 0, accept: "text/plain" }, network);
  return { status, text: bytes.toString("utf8") };
}

/**
 * The same for bytes of the types in `limits.accept`. Up to `limits.maxRedirects` redirects are followed, each one looked at
 * like the first address; with 0 the status of a redirect is the answer.
 *
 * @throws OutboundError as above, and for a redirect too many.
 */
export async function fetchPublicBytes(
  url: string,
  limits: OutboundLimits & { maxRedirects: number; accept: string },
  network: OutboundNetwork = INTERNET,
): Promise<OutboundBytes> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let target = allowedTarget(url);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const address = await untilAborted(vettedAddress(target.hostname, network), signal);
      const { location, ...answer } = await readAnswer(target, address, { ...limits, signal }, network);
      if (location === undefined || limits.maxRedirects === 0) return answer;
      if (redirects === limits.maxRedirects) throw new OutboundError(`more than ${limits.maxRedirects} redirects`, true);
      target = allowedTarget(URL.canParse(location, target) ? new URL(location, target).href : "");
    }
  } catch (error) {
    if (isOutboundError(error)) throw error;
    throw new OutboundError(signal.aborted ? `no complete answer within ${limits.timeoutMs / 1000} seconds` : `${target.hostname} could not be reached`, false);
  }
}

export function isOutboundError(error: unknown): error is OutboundError {
  return error instanceof OutboundError;
}

function allowedTarget(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null || target.protocol !== "https:" || target.username !== "" || target.password !== "" || target.port !== "") {
    throw new OutboundError("only https addresses on the usual port, without user name, are asked", true);
  }
  if (ipaddr.isValid(target.hostname.replace(/^\[|\]$/g, ""))) throw new OutboundError("addresses must be host names", true);
  return target;
}

async function vettedAddress(host: string, network: OutboundNetwork): Promise<string> {
  const addresses = await network.resolve(host);
  const [first] = addresses;
  if (first === undefined) throw new OutboundError(`${host} has no address`, false);
  // One private address among public ones is how rebinding looks.
  if (!addresses.every((address) => network.allows(address))) throw new OutboundError(`${host} does not have public addresses only`, true);
  return first;
}

/** A look-up has no way to be stopped; its answer is not waited for any longer. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true })),
  ]);
}

/** Connects to the address that was looked at, whatever the name means by now. */
function pinnedTo(address: string): NonNullable<RequestOptions["lookup"]> {
  const family = ipaddr.parse(address).kind() === "ipv6" ? 6 : 4;
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

interface Answer extends OutboundBytes {
  /** Where a redirect leads. */
  location?: string;
}

function readAnswer(target: URL, address: string, limits: { maxBytes: number; accept: string; signal: AbortSignal }, network: OutboundNetwork): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      agent: false,
      lookup: pinnedTo(address),
      signal: limits.signal,
      headers: { Accept: limits.accept, "Accept-Encoding": "identity", "User-Agent": "gatehouse" },
    };
    const request = network.request(target, options, (response) => {
      const { statusCode: status = 0, headers } = response;
      const location = status >= 300 && status < 400 && headers.location !== undefined ? { location: headers.location } : {};
      collect(response, limits.maxBytes).then((bytes) => resolve({ status, bytes, ...location }), reject);
    });
    request.once("error", reject);
    request.end();
  });
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop destroys the connection.
    if (bytes > maxBytes) throw new OutboundError(`the answer is longer than ${maxBytes} bytes`, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
