import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import type { ApiApp } from "@/lib/api/context";
import type { HotReads } from "@/lib/api/hot-reads";
import type { HotAnswer } from "@/lib/api/hot-request";
import { UNPREFIXED_SEGMENTS } from "@/lib/api/registry/unprefixed";
import { CLIENT_ADDRESS_HEADER, clientAddressOf } from "@/lib/http/client-address";
import { CONNECTION_LIMITS, type ConnectionLimits, Connections } from "@/lib/process/connections";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The whole API, and the lane before it for reads that are answered from memory. */
export interface Api {
  fetch: ApiApp["fetch"];
  hot?: HotReads;
}

interface ListenAt {
  host: string;
  port: number;
  trustedProxies: number;
}

/** First segments that belong to the API. Next sees everything else (ARCHITECTURE.md §4). */
const API_SEGMENTS = new Set(["v0", "v0.1", "c", "r", "api", "nacos", "recommend", "healthz", "readyz", "metrics", "openapi.yaml", "openapi.json", ...UNPREFIXED_SEGMENTS]);

/** A path of the official API without its version prefix. Pages of servers have the name in two segments. */
const UNPREFIXED_SERVER = /^\/servers\/[^/]*%2f[^/]*\/(?:versions|status)(?:\/|$)/i;

/** True for every path the API answers; next-auth's own routes are pages' business. */
export function isApiPath(url: string): boolean {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  const [segment, second] = path.split("/").slice(1);
  if (segment === undefined || !API_SEGMENTS.has(segment)) return UNPREFIXED_SERVER.test(path);
  return !(segment === "api" && second === "auth");
}

/** Whether a path is percent-encoded UTF-8. Next answers any other one with an error of ours (500). */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

export interface WebServer {
  server: Server;
  /**
   * Still accepts for `noticeMs`, so that whoever asks `/readyz` learns that this process drains; then lets running
   * requests finish within `graceMs` and cuts what is left.
   */
  stop(drain: { noticeMs: number; graceMs: number }): Promise<void>;
}

/** A page's form is small and comes from a browser, which knows its length. */
const MAX_PAGE_BODY_BYTES = 1_048_576;

/** The status with which a request for a page is refused before anything else looks at it, or null. */
function refusal(request: IncomingMessage): number | null {
  if (!isDecodable(request.url ?? "/")) return 400;
  if (request.headers["transfer-encoding"] !== undefined) return 411;
  return Number(request.headers["content-length"] ?? 0) > MAX_PAGE_BODY_BYTES ? 413 : null;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: "close", "Content-Type": "text/plain" });
  response.end(`${STATUS_CODES[status]}\n`);
}

function send(response: ServerResponse, { status, headers, body, text }: HotAnswer): void {
  response.writeHead(status, headers);
  if (text === undefined) response.end(body);
  else response.end(text, "latin1");
}

/** Listens on `host:port`. API requests go to Hono without passing through Next; pages go to `pages`. */
export async function listen(api: Api, pages: Handler, at: ListenAt, limits: ConnectionLimits = CONNECTION_LIMITS): Promise<WebServer> {
  const answerApi = getRequestListener(api.fetch);
  const answerPage: Handler = (request, response) => {
    // Overwritten on every request, so that nobody can send it: pages know the address of the client only from here.
    const origin = { peer: request.socket.remoteAddress, forwardedFor: request.headers["x-forwarded-for"] };
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddressOf(origin, at.trustedProxies) ?? "";
    return pages(request, response);
  };
  const server = createServer({ maxHeaderSize: limits.headerBytes, connectionsCheckingInterval: limits.checkMs });
  const connections = new Connections(server, limits);
  server.on("request", (request, response) => {
    connections.begin(request, response);
    if (request.rawHeaders.length > limits.headerCount * 2) return refuse(response, 431);
    const hot = api.hot?.(request);
    if (hot !== undefined) return send(response, hot);
    if (isApiPath(request.url ?? "/")) return void answerApi(request, response);
    const status = refusal(request);
    if (status !== null) return refuse(response, status);
    void answerPage(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  return {
    server,
    async stop({ noticeMs, graceMs }) {
      await pause(noticeMs);
      await connections.drain(graceMs);
    },
  };
}
