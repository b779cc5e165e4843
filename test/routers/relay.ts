import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request of a router and how it was answered. */
export interface Exchange {
  method: string;
  path: string;
  /** What follows the path, with its question mark. */
  query: string;
  status: number;
}

export interface Relay {
  /** `host:port` for the router. */
  address: string;
  /** Finished exchanges, oldest first. */
  exchanges: readonly Exchange[];
  close(): Promise<void>;
}

/**
 * Forwards every byte between a router and the server at `target` and notes who asked what: the router hides a refused
 * write-back in its own log, so this is how a test sees that it was tried and refused.
 */
export async function startRelay(target: string): Promise<Relay> {
  const exchanges: Exchange[] = [];
  const server = createServer((incoming, outgoing) => {
    const { pathname, search } = pathOf(incoming);
    const forwarded = request(new URL(pathname + search, target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      const status = answer.statusCode ?? 502;
      outgoing.writeHead(status, answer.headers);
      answer.pipe(outgoing);
      answer.once("end", () => exchanges.push({ method: incoming.method ?? "GET", path: pathname, query: search, status }));
    });
    forwarded.once("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf(incoming: IncomingMessage): URL {
  return new URL(incoming.url ?? "/", "http://relay.invalid");
}
