import { describe, expect, it } from "vitest";
import type { Authentication } from "@/lib/access/schema";
import { needsProof } from "@/lib/access/step-up";

const MINUTE = 60_000;

describe("needsProof", () => {
  it.each<[string, Authentication, number | null, number | null, boolean]>([
    ["nothing is demanded", "session", null, null, false],
    ["nothing is demanded of a proven session either", "session", 3 * MINUTE, null, false],
    ["a session that never proved itself", "session", null, 15, true],
    ["a proof just made", "session", 0, 15, false],
    ["a proof at the limit", "session", 15 * MINUTE, 15, false],
    ["a proof past the limit", "session", 15 * MINUTE + 1, 15, true],
    ["a proof of the future", "session", -1, 15, true],
    ["a token, in an emergency", "token", null, 15, false],
    ["the bootstrap robot", "bootstrap", null, 15, false],
    ["the registry itself", "system", null, 15, false],
    ["the demo while it is put in", "demo", null, 15, false],
    ["an administrator at the command line", "command", null, 15, false],
  ])("%s (%s)", (_, authentication, provenMsAgo, minutes, expected) => {
    expect(needsProof({ authentication, provenMsAgo, minutes })).toBe(expected);
  });
});
