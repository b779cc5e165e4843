import ipaddr from "ipaddr.js";
import { RE2JS } from "re2js";
import { fillTemplate } from "@/lib/checks/template";
import type { Remote } from "@/lib/manifest/schema";

const TEMPLATE_PORT = RE2JS.compile(":\\{[^{}]*\\}");

/**
 * The URL a client would connect to when the user changes nothing, read as browsers and `fetch` read it; a free
 * variable counts as the label `x`, a free port as none. Null when it is no URL.
 */
export function remoteUrl(remote: Remote): URL | null {
  const withoutPort = TEMPLATE_PORT.matcher(remote.url ?? "").replaceAll("");
  const filled = fillTemplate(remote.url ?? "", remote.variables ?? {}, "x");
  return parseUrl(filled) ?? parseUrl(fillTemplate(withoutPort, remote.variables ?? {}, "x"));
}

/** `new URL` without the exception. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function addressOf(hostname: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const literal = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(literal) ? ipaddr.process(literal) : null;
}

const nameOf = (hostname: string): string => hostname.toLowerCase().replace(/\.$/, "");

/**
 * Why a host of a parsed URL is not on the public internet, or null when it may be (trust.md §3.4 R002). The URL
 * parser has already turned `2130706433` and `0x7f.1` into dotted form; ipaddr.js unwraps IPv4-mapped addresses and
 * names 6to4, Teredo and NAT64 ranges, none of which is `unicast`. No name is resolved.
 */
export function nonPublicReason(hostname: string): string | null {
  const address = addressOf(hostname);
  if (address !== null) return address.range() === "unicast" ? null : `is an address of the ${address.range()} range`;
  const name = nameOf(hostname);
  if (name === "localhost" || name.endsWith(".localhost")) return "names the machine the client runs on";
  if (name.endsWith(".local") || name.endsWith(".internal")) return "is a name that exists only inside a private network";
  return name === "metadata" || name.startsWith("metadata.") ? "is a cloud metadata service" : null;
}

function matchesCidr(hostname: string, block: string): boolean {
  const address = addressOf(hostname);
  if (address === null || !ipaddr.isValidCIDR(block)) return false;
  const [network, bits] = ipaddr.parseCIDR(block);
  return network.kind() === address.kind() && address.match(network, bits);
}

/** Whether the installation allows a private host: by CIDR block for addresses, by whole-label suffix for names. */
export function isAllowedHost(hostname: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    if (entry.includes("/")) return matchesCidr(hostname, entry);
    const suffix = nameOf(entry.replace(/^\*?\./, ""));
    return suffix !== "" && (nameOf(hostname) === suffix || nameOf(hostname).endsWith(`.${suffix}`));
  });
}
