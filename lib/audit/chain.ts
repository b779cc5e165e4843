import { createHash } from "node:crypto";
import type { AuditEntryDto } from "@/lib/audit/schema";

/** What the first entry of a record names as its predecessor. */
export const CHAIN_START = "0".repeat(64);

export type ChainVerdict = { intact: true; entries: number; lastHash: string } | { intact: false; seq: number; problem: "gap" | "broken_link" | "altered" };

/** What an entry of an export must carry to be checked. */
export type ChainedEntry = Omit<AuditEntryDto, "seq"> & { seq: number | bigint };

/**
 * Checks a whole record, oldest entry first, without the database: no entry is missing, each names the hash of the one
 * before, and each hash is that of the entry's own fields. Stops at the first entry that fails. Pure.
 *
 * Entries cut off the end leave an intact chain: compare `lastHash` with one kept elsewhere (governance.md §5.6).
 */
export function verifyChain(entries: Iterable<ChainedEntry>): ChainVerdict {
  let lastHash = CHAIN_START;
  let count = 0;
  for (const entry of entries) {
    const seq = Number(entry.seq);
    count += 1;
    if (seq !== count) return { intact: false, seq, problem: "gap" };
    if (entry.prevHash !== lastHash) return { intact: false, seq, problem: "broken_link" };
    if (entryHash(entry) !== entry.hash) return { intact: false, seq, problem: "altered" };
    lastHash = entry.hash;
  }
  return { intact: true, entries: count, lastHash };
}

/**
 * SHA-256, in lower-case hex, of the JSON array of an entry's fields, spelled as PostgreSQL spells
 * `json_build_array(…)::text` in the trigger `audit_entry_chain`.
 */
export function entryHash(entry: ChainedEntry): string {
  const { seq, prevHash, at, actorId, actor, authn, action, object, objectIds, before, after, reason, ip, requestId } = entry;
  const fields = [String(seq), prevHash, at, actorId, actor, authn, action, object, objectIds, before, after, reason, ip, requestId];
  // PostgreSQL puts a space after the outer commas only; strings are escaped as in JSON.stringify.
  const text = `[${fields.map((field) => JSON.stringify(field)).join(", ")}]`;
  return createHash("sha256").update(text, "utf8").digest("hex");
}
