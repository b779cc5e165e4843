import type { RegistryPermission } from "@/lib/access/registry-permissions";
import { isSignedByOne, signingKeys } from "./signing-key";
import { ProofError, type ProvenIdentity } from "./identity";

/** What `POST /auth/dns` and `POST /auth/http` are sent. */
export interface DomainClaim {
  domain: string;
  /** RFC 3339. */
  timestamp: string;
  /** Hex, over the timestamp's ASCII bytes. */
  signed_timestamp: string;
}

/** Where a domain's keys are read, and what time it is. */
export interface DomainSources {
  /** TXT records of exactly this name, each joined to one text; none when the name or the records do not exist. */
  txt(name: string): Promise<string[]>;
  /** The text at `https://<domain>/.well-known/mcp-registry-auth`. Rejects with a message for the caller. */
  wellKnown(domain: string): Promise<string>;
  now(): Date;
}

const WINDOW_MS = 15_000;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;
/** At least two labels, and a last one that no address ends with. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** Names people put the record at by mistake. */
const WRONG_SELECTORS = ["_mcp-auth", "_mcp-registry"];

/**
 * Proves a domain by a signed timestamp (registry-api.md §2.7). By DNS the keys are in the TXT records of the domain
 * itself, and sub-domains come with it; by HTTP they are in a file of the host, which speaks for that host only.
 *
 * @throws ProofError when the claim is malformed, too old, or signed by none of the domain's keys.
 */
export async function proveDomain(method: "dns" | "http", claim: DomainClaim, sources: DomainSources): Promise<ProvenIdentity> {
  const domain = domainOf(claim);
  demandFresh(claim.timestamp, sources.now());
  const signature = signatureOf(claim.signed_timestamp);
  const texts = method === "dns" ? await recordsOf(domain, sources) : [await sources.wellKnown(domain)];
  const keys = signingKeys(texts);
  if (keys.length === 0) throw new ProofError(`no usable key at ${domain}: expected a record "v=MCPv1; k=ed25519; p=<base64>" (or k=ecdsap384)`);
  if (!isSignedByOne(keys, Buffer.from(claim.timestamp, "ascii"), signature)) {
    throw new ProofError(`signature verification failed: made with none of the keys of ${domain}: ${keys.map(({ fingerprint }) => fingerprint).join(", ")}`);
  }
  return { method, subject: domain, permissions: permissionsOf(method, domain) };
}

function domainOf({ domain }: DomainClaim): string {
  if (domain.length > 253 || !DOMAIN.test(domain)) throw new ProofError("invalid domain format");
  return domain.toLowerCase();
}

function demandFresh(timestamp: string, now: Date): void {
  const at = RFC3339.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(at)) throw new ProofError("invalid timestamp format: expected RFC3339");
  if (Math.abs(at - now.getTime()) > WINDOW_MS) throw new ProofError("timestamp outside valid window (±15 seconds)");
}

function signatureOf(hex: string): Buffer {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) throw new ProofError("invalid signature format, must be hex");
  return Buffer.from(hex, "hex");
}

async function recordsOf(domain: string, sources: DomainSources): Promise<string[]> {
  const records = await sources.txt(domain);
  if (signingKeys(records).length > 0) return records;
  const found = await Promise.all(WRONG_SELECTORS.map(async (selector) => (signingKeys(await sources.txt(`${selector}.${domain}`)).length > 0 ? selector : null)));
  const misplaced = found.find((selector) => selector !== null);
  if (misplaced !== undefined) throw new ProofError(`the record is at ${misplaced}.${domain}: it must be at ${domain} itself`);
  return records;
}

function permissionsOf(method: "dns" | "http", domain: string): RegistryPermission[] {
  const namespace = domain.split(".").reverse().join(".");
  const patterns = method === "dns" ? [`${namespace}/*`, `${namespace}.*`] : [`${namespace}/*`];
  return patterns.map((resource) => ({ action: "publish", resource }));
}
