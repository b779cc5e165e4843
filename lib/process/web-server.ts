import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ApiApp } from "@/lib/api/context";
import { CLIENT_ADDRESS_HEADER } from "@/lib/http/client-address";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** First segments that belong to the API. Next sees everything else (ARCHITECTURE.md §4). */
const API_SEGMENTS = new Set(["v0", "v0.1", "c", "api", "nacos", "recommend", "healthz", "readyz", "metrics", "openapi.yaml"]);

/** True for every path the API answers; next-auth's own routes are pages' business. */
export function isApiPath(url: string): boolean {
  const [segment, second] = url.split(/[?#]/, 1)[0]?.split("/").slice(1) ?? [];
  if (segment === undefined || !API_SEGMENTS.has(segment)) return false;
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

async function refuse(response: ServerResponse): Promise<void> {
  response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8" }).end("The address is not percent-encoded UTF-8.\n");
}

export interface WebServer {
  server: Server;
  /** Stops accepting, lets running requests finish within the grace time, then cuts what is left. */
  stop(graceMs: number): Promise<void>;
}

/** Listens on `host:port`. API requests go to Hono without passing through Next; pages go to `pages`. */
export async function listen(api: ApiApp, pages: Handler, at: { host: string; port: number }): Promise<WebServer> {
  const answerApi = getRequestListener(api.fetch);
  const answerPage: Handler = (request, response) => {
    // Overwritten on every request, so that nobody can send it: pages know the address of the socket only from here.
    request.headers[CLIENT_ADDRESS_HEADER] = request.socket.remoteAddress ?? "";
    return isDecodable(request.url ?? "/") ? pages(request, response) : refuse(response);
  };
  const server = createServer((request, response) => {
    void (isApiPath(request.url ?? "/") ? answerApi(request, response) : answerPage(request, response));
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  return { server, stop: (graceMs) => drain(server, graceMs) };
}

function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
