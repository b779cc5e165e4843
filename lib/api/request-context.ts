import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestContext } from "@/lib/access/schema";
import type { ApiContext } from "@/lib/api/context";

/** What the audit record keeps of a request; also tells the client its id. Made once per request. */
export function requestContext(c: ApiContext): RequestContext {
  const known = c.get("request") as RequestContext | undefined;
  if (known !== undefined) return known;
  const request = { ip: clientAddress(c), requestId: randomUUID() };
  c.set("request", request);
  c.header("X-Request-Id", request.requestId);
  return request;
}

/** The address of the socket. Proxy headers are not believed: nothing says yet which proxy to trust. */
function clientAddress(c: ApiContext): string | null {
  const bindings = c.env as { incoming?: IncomingMessage } | undefined;
  return bindings?.incoming?.socket.remoteAddress ?? null;
}
