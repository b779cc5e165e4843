import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Context } from "hono";
import type { RequestContext } from "@/lib/access/schema";
import type { ApiContext } from "@/lib/api/context";
import { config } from "@/lib/config/config";
import { clientAddressOf } from "@/lib/http/client-address";

/** What the audit record keeps of a request; also tells the client its id. Made once per request. */
export function requestContext(c: ApiContext): RequestContext {
  const known = c.get("request") as RequestContext | undefined;
  if (known !== undefined) return known;
  const request = { ip: clientAddress(c), requestId: randomUUID() };
  c.set("request", request);
  c.header("X-Request-Id", request.requestId);
  return request;
}

/** Null only without a server, as in tests. */
export function clientAddress(c: Context): string | null {
  const incoming = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming;
  if (incoming === undefined) return null;
  return clientAddressOf({ peer: incoming.socket.remoteAddress, forwardedFor: incoming.headers["x-forwarded-for"] }, config().trustedProxies);
}
