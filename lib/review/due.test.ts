import { describe, expect, it } from "vitest";
import { dueOf, targetHours } from "@/lib/review/due";
import { DEFAULT_TARGETS } from "@/lib/review/due-schema";
import type { Due } from "@/lib/review/queue-schema";
import type { Kind, Risk } from "@/lib/review/queue-names-schema";

const HOUR = 3_600_000;
const NOW = new Date("2026-11-30T12:00:00.000Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

it.each<[Kind, Risk | null, number]>([
  ["new", "none", 24],
  ["new", "low", 24],
  ["new", "medium", 72],
  ["new", null, 72],
  ["version", "info", 24],
  ["promotion", "critical", 72],
  ["renewal", "none", 48],
  ["renewal", "high", 48],
  ["request", null, 72],
])("%s of risk %s may wait %d hours", (kind, risk, hours) => {
  expect(targetHours({ kind, risk }, DEFAULT_TARGETS)).toBe(hours);
});

describe("the due time", () => {
  it.each<[string, number | null, number, boolean, Due["level"], string | null]>([
    ["is far off", 1, 0, false, "fine", "2026-12-01T11:00:00.000Z"],
    ["is soon from three quarters on", 18, 0, false, "soon", "2026-11-30T18:00:00.000Z"],
    ["is past at the hour itself", 24, 0, false, "overdue", "2026-11-30T12:00:00.000Z"],
    ["counts what was waited in earlier rounds", 2, 20, false, "soon", "2026-11-30T14:00:00.000Z"],
    ["does not exist while the publisher has the ball", null, 30, false, "paused", null],
    ["does not exist once decided", null, 30, true, "decided", null],
  ])("%s", (_case, runsFor, waited, isDecided, level, at) => {
    const facts = { kind: "new", risk: "none", runningSince: runsFor === null ? null : ago(runsFor), waitedMs: BigInt(waited * HOUR) } as const;
    expect(dueOf(facts, DEFAULT_TARGETS, NOW, isDecided)).toMatchObject({ level, at, targetMs: 24 * HOUR });
  });
});
