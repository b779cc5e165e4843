import { lookup } from "node:dns/promises";
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import ipaddr from "ipaddr.js";
import { log } from "@/lib/telemetry/log";

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

/** What is asked; left out: a GET for plain text. */
export interface OutboundQuestion {
  method?: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** An answer while it arrives. `chunks` ends with an error at the size limit; who stops reading ends the connection. */
export interface OutboundStream {
  status: number;
  headers: IncomingHttpHeaders;
  chunks: AsyncGenerator<Buffer, void, undefined>;
}

/**
 * Why an outbound request was not made or not finished. `message` is safe to show to whoever caused it: a name that means a
 * host inside, one that means none and a host that takes no connection are told in the same words.
 */
export class OutboundError extends Error {
  override readonly name = "OutboundError";

  /** @param isFinal the same request will end the same way: it is not allowed, or its answer too long. */
  constructor(
    message: string,
    readonly isFinal: boolean = false,
  ) {
    super(message);
  }
}

/** How long a look-up may take while somebody waits for nothing else, in ms. */
const LOOK_UP_MS = 5_000;

/** Names addresses of hosts inside: for the log only. */
class NotPublic extends Error {}

/**
 * Where clouds keep credentials of machines outside the link-local ranges: Alibaba Cloud, Azure, and AWS and Google by IPv6. No host
 * that anybody means to ask stands there.
 */
const METADATA: readonly string[] = ["100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254"];

function isMetadata(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return METADATA.includes(address.toString());
}

/**
 * Whether an address is a public unicast one (trust.md §6.1). ipaddr.js unwraps IPv4-mapped addresses and names
 * private, loopback, link-local, 6to4, Teredo and NAT64 ranges, none of which is `unicast`.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && !isMetadata(parsed);
}

/** Ranges in which hosts of one's own stand. Link-local ones are not among them: there, clouds keep credentials of machines. */
const RANGES_OF_HOSTS: readonly string[] = ["unicast", "private", "uniqueLocal", "loopback", "carrierGradeNat"];

/** Whether a host that somebody may name on purpose can have this address. */
export function isHostAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return RANGES_OF_HOSTS.includes(parsed.range()) && !isMetadata(parsed);
}

const INTERNET: OutboundNetwork = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  allows: isPublicAddress,
  request: httpsRequest,
};

const ALSO_INSIDE: OutboundNetwork = {
  ...INTERNET,
  allows: isHostAddress,
  request: ((target: URL, options: RequestOptions, answer: (response: IncomingMessage) => void) => (target.protocol === "http:" ? httpRequest : httpsRequest)(target, options, answer)) as typeof httpsRequest,
};

/**
 * GETs a text from a host somebody else chose, as `askPublicHost` does. Redirects are not followed: their status is the answer.
 *
 * @throws OutboundError for a host that is not allowed, a body beyond `limits.maxBytes`, a timeout or a broken connection.
 */
export function fetchPublicText(url: string, limits: OutboundLimits, network: OutboundNetwork = INTERNET): Promise<OutboundAnswer> {
  return askPublicHost(url, {}, limits, async ({ status, chunks }) => ({ status, text: await textOf(chunks) }), network);
}

/**
 * GETs a file as `askPublicHost` does, and follows up to `limits.maxRedirects` redirects: each is looked at like the first
 * address, and has `limits.timeoutMs` of its own.
 *
 * @throws OutboundError as above, and for a redirect too many.
 */
export async function fetchPublicFile(url: string, limits: OutboundLimits & { maxRedirects: number; accept: string }, network: OutboundNetwork = INTERNET): Promise<{ status: number; bytes: Buffer }> {
  let asked = url;
  for (let redirects = 0; redirects <= limits.maxRedirects; redirects += 1) {
    const { location, ...answer } = await askPublicHost(asked, { headers: { Accept: limits.accept } }, limits, fileOf, network);
    if (location === undefined) return answer;
    asked = URL.canParse(location, asked) ? new URL(location, asked).href : location;
  }
  throw new OutboundError(`more than ${limits.maxRedirects} redirects`, true);
}

/** `location`: where a redirect leads. */
async function fileOf({ status, headers, chunks }: OutboundStream): Promise<{ status: number; bytes: Buffer; location?: string }> {
  const location = status >= 300 && status < 400 ? headers.location : undefined;
  return { status, bytes: await bytesOf(chunks), ...(location !== undefined && { location }) };
}

/**
 * Asks a host somebody else chose (trust.md §6.1): https only, no literal addresses, no user name, port 443; all addresses
 * of the host must be public, and the connection goes to the one that was looked at, so that a second answer of the DNS
 * changes nothing. Redirects are not followed. `limits.timeoutMs` (milliseconds) covers everything from the look-up until
 * `read` has what it wants; then the connection is closed, also when the other side would go on.
 *
 * @throws OutboundError for a host that is not allowed, a body beyond `limits.maxBytes`, a timeout or a broken connection.
 */
export async function askPublicHost<Result>(
  url: string,
  question: OutboundQuestion,
  limits: OutboundLimits,
  read: (answer: OutboundStream) => Promise<Result>,
  network: OutboundNetwork = INTERNET,
): Promise<Result> {
  return ask(publicTarget(url), question, limits, read, network);
}

/**
 * Asks a host that an administrator named on purpose: as `askPublicHost`, but also by http, at any port, by a literal address,
 * and in a private network.
 *
 * @throws OutboundError as `askPublicHost`.
 */
export async function askNamedHost<Result>(
  url: string,
  question: OutboundQuestion,
  limits: OutboundLimits,
  read: (answer: OutboundStream) => Promise<Result>,
  network: OutboundNetwork = ALSO_INSIDE,
): Promise<Result> {
  return ask(namedTarget(url), question, limits, read, network);
}

/**
 * Looks at an address before it is kept, as it will be looked at before each request. A name that cannot be resolved now
 * passes: it is looked at again.
 *
 * @throws OutboundError for an address that will never be asked, and for a host that is not public now.
 */
export async function demandPublicHost(url: string, network: OutboundNetwork = INTERNET): Promise<void> {
  return demandAllowed(publicTarget(url), network);
}

/** The same for a host that is named on purpose. @throws OutboundError */
export async function demandNamedHost(url: string, network: OutboundNetwork = ALSO_INSIDE): Promise<void> {
  return demandAllowed(namedTarget(url), network);
}

async function demandAllowed(target: URL, network: OutboundNetwork): Promise<void> {
  const addresses = await untilAborted(network.resolve(bareHost(target)), AbortSignal.timeout(LOOK_UP_MS)).catch(() => []);
  if (!addresses.every((address) => network.allows(address))) throw new OutboundError(`${target.hostname} is no host that may be asked`, true);
}

async function ask<Result>(target: URL, question: OutboundQuestion, limits: OutboundLimits, read: (answer: OutboundStream) => Promise<Result>, network: OutboundNetwork): Promise<Result> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const address = await untilAborted(vettedAddress(bareHost(target), network), signal);
    const response = await connect(target, address, question, signal, network);
    try {
      return await read({ status: response.statusCode ?? 0, headers: response.headers, chunks: cappedChunks(response, limits.maxBytes) });
    } finally {
      response.destroy();
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    if (signal.aborted) throw new OutboundError(`no complete answer within ${limits.timeoutMs / 1000} seconds`);
    // Why it could not would tell whoever chose the host which names exist inside.
    log().info({ host: target.hostname, err: error }, "a host outside could not be reached");
    throw new OutboundError(`${target.hostname} could not be reached`, error instanceof NotPublic);
  }
}

function namedTarget(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null || !["http:", "https:"].includes(target.protocol) || target.username !== "" || target.password !== "") {
    throw new OutboundError("only http and https addresses without user name are asked", true);
  }
  return target;
}

/** IPv6 addresses stand in brackets in an URL only. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function publicTarget(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target === null || target.protocol !== "https:" || target.username !== "" || target.password !== "" || target.port !== "") {
    throw new OutboundError("only https addresses on the usual port, without user name, are asked", true);
  }
  if (ipaddr.isValid(bareHost(target))) throw new OutboundError("addresses must be host names", true);
  return target;
}

async function vettedAddress(host: string, network: OutboundNetwork): Promise<string> {
  const addresses = await network.resolve(host);
  const [first] = addresses;
  if (first === undefined) throw new Error("it has no address");
  // One private address among public ones is how rebinding looks.
  if (!addresses.every((address) => network.allows(address))) throw new NotPublic(`not all of its addresses are allowed: ${addresses.join(", ")}`);
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

function connect(target: URL, address: string, { method = "GET", headers, body }: OutboundQuestion, signal: AbortSignal, network: OutboundNetwork): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      agent: false,
      lookup: pinnedTo(address),
      signal,
      method,
      headers: { Accept: "text/plain", "Accept-Encoding": "identity", "User-Agent": "gatehouse", ...headers },
    };
    const request = network.request(target, options, resolve);
    request.on("error", reject);
    request.end(body);
  });
}

async function* cappedChunks(response: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Leaving the loop destroys the connection.
    if (bytes > maxBytes) throw new OutboundError(`the answer is longer than ${maxBytes} bytes`, true);
    yield chunk;
  }
}

/** All that arrives, as UTF-8. */
export async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  return (await bytesOf(chunks)).toString("utf8");
}

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const received: Buffer[] = [];
  for await (const chunk of chunks) received.push(chunk);
  return Buffer.concat(received);
}
