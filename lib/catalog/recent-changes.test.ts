import { describe, expect, test } from "vitest";
import type { FeedEvent } from "./feed-connection";
import { RecentChanges } from "./recent-changes";

const facts = { id: "one", slug: "default", audience: "public" } as const;
const event = (seq: number, catalogId: string | null = "one"): FeedEvent => ({
  seq,
  at: new Date(0),
  kind: catalogId === null ? "access" : "listed",
  catalogId,
  serverId: "s",
  serverName: "a.example/a",
  version: "1.0.0",
  digest: "sha256:0",
  previousVersion: null,
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
const seqs = (recent: RecentChanges, since: number, limit = 100) => recent.after(facts, since, limit)?.map(({ seq }) => seq) ?? null;

describe("the newest changes in memory", () => {
  test("are those of one catalog, in order, after the number asked for, at most so many", () => {
    const recent = new RecentChanges();
    recent.startAfter(10);
    recent.append([event(11), event(12, "other"), event(13, null)]);
    recent.append([event(14)]);
    expect(seqs(recent, 10)).toEqual([11, 14]);
    expect(seqs(recent, 11)).toEqual([14]);
    expect(seqs(recent, 14)).toEqual([]);
    expect(seqs(recent, 10, 1)).toEqual([11]);
  });

  test("say that they do not know what came before them, instead of leaving it out", () => {
    const recent = new RecentChanges(3);
    expect(seqs(recent, 0)).toBeNull();
    recent.startAfter(10);
    expect(seqs(recent, 9)).toBeNull();
    recent.append(range(11, 17));
    expect(seqs(recent, 13)).toBeNull();
    expect(seqs(recent, 14)).toEqual([15, 16, 17]);
  });

  test("begin anew after a snapshot", () => {
    const recent = new RecentChanges();
    recent.startAfter(0);
    recent.append(range(1, 5));
    recent.startAfter(3);
    expect([seqs(recent, 2), seqs(recent, 3)]).toEqual([null, []]);
  });
});
