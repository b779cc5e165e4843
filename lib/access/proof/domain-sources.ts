import { Resolver } from "node:dns/promises";
import { fetchPublicText, OutboundError } from "@/lib/http/outbound";
import type { DomainSources } from "./domain";
import { ProofError } from "./identity";

const WELL_KNOWN_LIMITS = { maxBytes: 4096, timeoutMs: 10_000 };
const NO_RECORDS: readonly string[] = ["ENODATA", "ENOTFOUND"];

/** The system's resolver, asked for TXT records only, and the outbound guard (registry-api.md §2.7). */
export const INTERNET_SOURCES: DomainSources = { txt, wellKnown, now: () => new Date() };

async function txt(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (NO_RECORDS.includes(code)) return [];
    throw new ProofError(`failed to look up the TXT records of ${name}: ${code}`);
  }
}

async function wellKnown(domain: string): Promise<string> {
  try {
    const { status, text } = await fetchPublicText(`https://${domain}/.well-known/mcp-registry-auth`, WELL_KNOWN_LIMITS);
    if (status !== 200) throw new ProofError(`failed to fetch public key: HTTP ${status}`);
    return text;
  } catch (error) {
    if (error instanceof OutboundError) throw new ProofError(`failed to fetch public key: ${error.message}`);
    throw error;
  }
}
