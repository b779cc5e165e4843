import { describe, expect, it } from "vitest";
import { CHAIN_START, type ChainedEntry, entryHash, verifyChain } from "@/lib/audit/chain";

/** Entries chained here; that PostgreSQL computes the same is proved in test/invariants/record.itest.ts. */
function chained(count: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const entry = {
      seq, at: "2026-01-01T00:00:00.000Z", actorId: null, actor: "Ada", authn: "session", action: "test", object: `o${seq}`, objectIds: ["a", "b"],
      before: null, after: null, reason: null, ip: null, requestId: null, prevHash: entries.at(-1)?.hash ?? CHAIN_START, hash: "",
    };
    entries.push({ ...entry, hash: entryHash(entry) });
  }
  return entries;
}

describe("entryHash", () => {
  it("is SHA-256 over the fields as PostgreSQL spells a JSON array", () => {
    // printf '["1", "000…", "2026-01-01T00:00:00.000Z", null, "Ada", "session", "test", "o1", ["a","b"], null, null, null, null, null]' | sha256sum
    expect(chained(1)[0]?.hash).toBe("aee8ab79180c5c70d0291861f91bf370a52798205c2b904a9dc5dae9bdcf1f5a");
  });

  it.each<[string, Partial<ChainedEntry>]>([
    ["actor", { actor: "Eve" }],
    ["actor id", { actorId: "0190c1de-0000-7000-8000-000000000000" }],
    ["time", { at: "2026-01-01T00:00:00.001Z" }],
    ["a null that becomes empty", { reason: "" }],
    ["ids cut at another place", { objectIds: ["a,b"] }],
    ["before and after swapped", { before: "x" }],
  ])("tells apart: %s", (_what, other) => {
    const [entry] = chained(1);
    if (entry === undefined) throw new Error("one entry");
    expect(entryHash({ ...entry, ...other })).not.toBe(entry.hash);
  });
});

describe("verifyChain", () => {
  it("accepts a whole record and nothing at all", () => {
    const entries = chained(3);
    expect(verifyChain(entries)).toEqual({ intact: true, entries: 3, lastHash: entries[2]?.hash });
    expect(verifyChain([])).toEqual({ intact: true, entries: 0, lastHash: CHAIN_START });
  });

  it.each<[string, (entries: ChainedEntry[]) => ChainedEntry[], object]>([
    ["a missing entry", (entries) => entries.toSpliced(1, 1), { seq: 3, problem: "gap" }],
    ["a missing beginning", (entries) => entries.slice(1), { seq: 2, problem: "gap" }],
    ["an altered entry", (entries) => entries.with(1, { ...(entries[1] as ChainedEntry), object: "x" }), { seq: 2, problem: "altered" }],
    ["another predecessor", (entries) => entries.with(1, { ...(entries[1] as ChainedEntry), prevHash: CHAIN_START }), { seq: 2, problem: "broken_link" }],
  ])("finds %s", (_what, tamper, found) => {
    expect(verifyChain(tamper(chained(3)))).toEqual({ intact: false, ...found });
  });
});
