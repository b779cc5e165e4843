import { createHash } from "node:crypto";
import type { AuditEntryDto } from "@/lib/audit/schema";

/** What the first entry of a record names as its predecessor. */
export const CHAIN_START = "0".repeat(64);

export type ChainVerdict = { intact: true; entries: number; lastHash: string } | { intact: false; seq: number; problem: "gap" | "broken_link" | "altered" };

/** What an entry of an export must carry to be checked. */
export type ChainedEntry = Omit<AuditEntryDto, "seq"> & { seq: number | bigint };

/** How far a walk along the chain has come: the last entry that is right. */
export interface ChainPlace {
  seq: number;
  hash: string;
}

/**
 * What is wrong with an entry that comes after `before`, or null: none is missing between them, it names the hash of the one
 * before, and its own hash is that of its fields. Pure.
 */
export function linkProblem(before: ChainPlace, entry: ChainedEntry): "gap" | "broken_link" | "altered" | null {
  if (Number(entry.seq) !== before.seq + 1) return "gap";
  if (entry.prevHash !== before.hash) return "broken_link";
  return entryHash(entry) === entry.hash ? null : "altered";
}

/**
 * Checks a whole record, oldest entry first, without the database. Stops at the first entry that fails. Pure.
 *
 * Entries cut off the end leave an intact chain: compare `lastHash` with one kept elsewhere (governance.md §5.6).
 */
export function verifyChain(entries: Iterable<ChainedEntry>): ChainVerdict {
  let at: ChainPlace = { seq: 0, hash: CHAIN_START };
  for (const entry of entries) {
    const problem = linkProblem(at, entry);
    const seq = Number(entry.seq);
    if (problem !== null) return { intact: false, seq, problem };
    at = { seq, hash: entry.hash };
  }
  return { intact: true, entries: at.seq, lastHash: at.hash };
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
