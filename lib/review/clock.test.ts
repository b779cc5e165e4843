import { describe, expect, it } from "vitest";
import { checksAwaitedSince, type Clock, clockAfter, waitedUntil } from "@/lib/review/clock";
import type { ReviewState } from "@/lib/review/schema";

const at = (minutes: number) => new Date(minutes * 60_000);
const running = (since: number, waited = 0): Clock => ({ runningSince: at(since), waitedMs: BigInt(waited * 60_000) });
const standing = (waited: number): Clock => ({ runningSince: null, waitedMs: BigInt(waited * 60_000) });

describe("the clock of a review", () => {
  it.each<[string, Clock, ReviewState, ReviewState, Clock]>([
    ["runs on when checks finish", running(0), "submitted", "in_review", running(0)],
    ["runs on through a claim", running(0), "in_review", "in_review", running(0)],
    ["stands while the publisher has the ball", running(0), "in_review", "changes_requested", standing(10)],
    ["goes on from where it stood with a new revision", standing(4), "changes_requested", "submitted", running(10, 4)],
    ["adds up over rounds", running(8, 4), "in_review", "changes_requested", standing(6)],
    ["stops with a decision", running(2), "in_review", "approved", standing(8)],
    ["stays stopped when the publisher gives up", standing(4), "changes_requested", "withdrawn", standing(4)],
    ["begins anew when a rejection is reopened", standing(9), "rejected", "in_review", running(10)],
  ])("%s", (_case, before, from, to, after) => {
    expect(clockAfter(before, from, to, at(10))).toEqual(after);
  });

  it("never counts backwards, whatever two machines think the time is", () => {
    expect(waitedUntil(running(12, 3), at(10))).toBe(3 * 60_000);
  });
});

describe("checks are waited for", () => {
  it.each<[string, Clock, { declaredAt: Date } | null, Date | null]>([
    ["since it was submitted or opened again", running(3), null, at(3)],
    ["since the tools were declared, when that was later", running(3), { declaredAt: at(5) }, at(5)],
    ["since it was opened again, when the tools are older", running(7), { declaredAt: at(5) }, at(7)],
    ["by nobody while the publisher has the ball, nor after the decision", standing(4), { declaredAt: at(5) }, null],
  ])("%s", (_case, clock, surface, since) => expect(checksAwaitedSince(clock, surface)).toEqual(since));
});
