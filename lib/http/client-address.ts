import ipaddr from "ipaddr.js";

/**
 * The header in which server.ts tells pages and next-auth the address of the client. The server overwrites it on
 * every request it hands on, so nobody can send it.
 */
export const CLIENT_ADDRESS_HEADER = "x-gatehouse-client-address";

/** What of a request tells where it came from. */
export interface RequestOrigin {
  /** The address of the socket. */
  peer: string | undefined;
  /** `X-Forwarded-For` as it came. */
  forwardedFor: string | string[] | undefined;
}

/**
 * The address of the client behind `trustedProxies` proxies of the operator, each of which appends to
 * `X-Forwarded-For` whom it was called by. What stands further left was written by the client and is not believed.
 * Null when there is no socket.
 */
export function clientAddressOf({ peer, forwardedFor }: RequestOrigin, trustedProxies: number): string | null {
  if (peer === undefined) return null;
  if (trustedProxies === 0 || forwardedFor === undefined) return peer;
  const hops = [...String(forwardedFor).split(",").map((hop) => hop.trim()), peer];
  const client = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? peer;
  return ipaddr.isValid(client) ? client : peer;
}

/**
 * What an address is counted under. One subscriber has a whole IPv6 network, so its first 64 bits count; an IPv4
 * address may come in either notation.
 */
export function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "address:unknown";
  const parsed = ipaddr.process(address);
  const isNetwork = parsed.kind() === "ipv6";
  return `address:${isNetwork ? parsed.toByteArray().slice(0, 8).join(".") : parsed.toString()}`;
}
