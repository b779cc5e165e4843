import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Where a client's patience with us, and ours with a client, ends. Times in milliseconds. */
export interface ConnectionLimits {
  /** All header lines together, in bytes; more is 431. */
  headerBytes: number;
  /** Header lines; more is 431. */
  headerCount: number;
  /** From the first byte of a request to the end of its header; longer is 408. */
  headersMs: number;
  /** From the header to the end of the body. */
  bodyMs: number;
  /** The same for the one call that takes large files. */
  uploadMs: number;
  /** How long a client that owes us bytes of its request, or takes none of our answer, may be silent. */
  stallMs: number;
  /** How long a connection may wait for its next request. Longer than common proxies wait, so that they close first. */
  idleMs: number;
  /** How often Node looks for headers and requests that take too long. */
  checkMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headerBytes: 16_384,
  headerCount: 100,
  headersMs: 10_000,
  bodyMs: 30_000,
  uploadMs: 600_000,
  stallMs: 30_000,
  idleMs: 65_000,
  checkMs: 2_000,
};

/** The call whose body may be hundreds of megabytes (governance.md §4 `POST /imports`). */
const UPLOAD = /^\/api\/v1\/imports(?:[/?]|$)/;

const hasBody = ({ headers }: IncomingMessage): boolean => headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Knows what a server's connections are at: cuts clients that stall, and ends connections when the process drains. */
export class Connections {
  private readonly answering = new Set<ServerResponse>();
  private isClosing = false;

  constructor(
    private readonly server: Server,
    private readonly limits: ConnectionLimits,
  ) {
    server.headersTimeout = limits.headersMs;
    server.requestTimeout = limits.uploadMs;
    server.keepAliveTimeout = limits.idleMs;
    server.timeout = limits.stallMs;
    server.on("timeout", (socket: Socket) => this.onSilence(socket));
  }

  /** Call it for every request, before anything answers it. */
  begin(request: IncomingMessage, response: ServerResponse): void {
    this.answering.add(response);
    response.once("close", () => this.answering.delete(response));
    if (this.isClosing) response.shouldKeepAlive = false;
    if (hasBody(request) && !UPLOAD.test(request.url ?? "")) this.demandBody(request);
  }

  private demandBody(request: IncomingMessage): void {
    const cut = setTimeout(() => request.socket.destroy(), this.limits.bodyMs);
    request.once("close", () => clearTimeout(cut));
    request.once("end", () => clearTimeout(cut));
  }

  /** Whoever waits for our answer may be silent, as in a long poll. Everybody else is cut. */
  private onSilence(socket: Socket): void {
    const response = [...this.answering].find((candidate) => candidate.socket === socket);
    const isOurTurn = response?.req.complete === true && response.writableLength === 0 && socket.writableLength === 0;
    if (!isOurTurn) socket.destroy();
  }

  /** Accepts nothing new and resolves when all running requests are answered; after `graceMs` the rest is cut. */
  async drain(graceMs: number): Promise<void> {
    this.isClosing = true;
    for (const response of this.answering) if (!response.headersSent) response.shouldKeepAlive = false;
    const cut = setTimeout(() => this.server.closeAllConnections(), graceMs);
    // An answer whose header was already sent could not say that its connection closes.
    const sweep = setInterval(() => this.server.closeIdleConnections(), 50);
    await new Promise((resolve) => this.server.close(resolve));
    clearTimeout(cut);
    clearInterval(sweep);
  }
}
