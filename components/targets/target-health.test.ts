import { describe, expect, it } from "vitest";
import type { Target } from "@/lib/nacos/target-schema";
import { countTargets, healthOf, isMoving, matchesFilter, TARGET_STATES } from "./target-health";

const NONE = { synced: 0, pending: 0, drifted: 0, conflict: 0, refused: 0, failed: 0 };
const AT = "2026-11-22T12:00:00.000Z";

const target = (more: Partial<Target> = {}): Target =>
  ({
    ...{ id: "1", name: "production", url: "http://nacos.example.com:8848", urls: ["http://second.example.com:8848"], namespaceId: "prod-eu", username: "gh-sync", catalog: "default" },
    ...{ mode: "push", drift: "report", paused: false, removing: false, version: "3.1.0", lastTest: null, trouble: null, servers: { ...NONE, synced: 3 }, waitingRemovals: 0, lagSeconds: 0, findings: 0 },
    ...{ driftCheckedAt: AT, driftDueAt: "2026-11-22T12:05:00.000Z", writer: null, createdAt: AT },
    ...more,
  }) as Target;

const trouble = { code: "unavailable", reason: "It cannot be reached.", until: null } as Target["trouble"];

describe("the one word for a target", () => {
  it.each([
    ["asDecided", {}],
    ["asDecided", { servers: { ...NONE, synced: 2, refused: 1 } }],
    ["catchingUp", { servers: { ...NONE, synced: 2, pending: 1 } }],
    ["catchingUp", { driftCheckedAt: null }],
    ["differs", { servers: { ...NONE, pending: 1, drifted: 1 } }],
    ["differs", { findings: 1 }],
    ["conflict", { servers: { ...NONE, drifted: 1, conflict: 1 } }],
    ["failing", { servers: { ...NONE, conflict: 1, failed: 1 } }],
    ["failing", { trouble }],
    ["paused", { paused: true, trouble }],
    ["removing", { removing: true, servers: { ...NONE, pending: 2 } }],
  ] as const)("is %s with %o", (word, more) => {
    expect(healthOf(target(more))).toBe(word);
  });
});

describe("a target is worth another look soon", () => {
  const now = Date.parse(AT);
  it.each([
    [false, {}],
    [true, { servers: { ...NONE, pending: 1 } }],
    [true, { writer: "host/1" }],
    [true, { removing: true }],
    [true, { driftDueAt: AT }],
    [false, { servers: { ...NONE, pending: 1 }, trouble }],
    [false, { servers: { ...NONE, pending: 1 }, paused: true }],
  ] as const)("%s with %o", (expected, more) => {
    expect(isMoving(target(more), now)).toBe(expected);
  });
});

describe("the list of targets", () => {
  it.each([
    [true, {}],
    [true, { q: " PROD " }],
    [true, { q: "second.example" }],
    [true, { q: "prod-eu", catalog: "default", state: "asDecided" }],
    [false, { q: "staging" }],
    [false, { catalog: "internal" }],
    [false, { state: "failing" }],
    [false, { state: "waitingRemovals" }],
  ])("%s for %o", (expected, filter) => {
    expect(matchesFilter(target(), filter)).toBe(expected);
  });
});

describe("the counts of the overview", () => {
  const unreachable = target({ trouble, servers: { ...NONE, pending: 1 }, waitingRemovals: 1 });
  const targets = [
    ...[target(), unreachable, target({ paused: true, waitingRemovals: 2 }), target({ findings: 1 }), target({ driftCheckedAt: null })],
    ...[target({ removing: true }), target({ servers: { ...NONE, conflict: 1 } }), target({ servers: { ...NONE, conflict: 2 } })],
  ];
  const EXPECTED = { removing: 1, paused: 1, failing: 1, conflict: 2, differs: 1, catchingUp: 1, asDecided: 1, waitingRemovals: 2 };

  it.each(TARGET_STATES)("of %s are what the list shows for it", (state) => {
    expect([countTargets(targets, state), targets.filter((one) => matchesFilter(one, { state })).length]).toEqual([EXPECTED[state], EXPECTED[state]]);
  });

  it("tell of a Nacos that cannot be reached while a suspended server stands there", () => {
    expect([countTargets([unreachable], "failing"), countTargets([unreachable], "waitingRemovals")]).toEqual([1, 1]);
  });
});
