import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, policySchema } from "@/lib/catalog/policy-schema";

describe("policySchema", () => {
  it("adds nothing about passkeys to a document that says nothing, so that digests of earlier policies stay", () => {
    expect(policySchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
    expect(JSON.stringify(policySchema.parse(DEFAULT_POLICY))).toBe(JSON.stringify(DEFAULT_POLICY));
  });

  it.each([
    [null, true],
    [{ minutes: 1 }, true],
    [{ minutes: 1440 }, true],
    [{ minutes: 0 }, false],
    [{ minutes: 1441 }, false],
    [{ minutes: 1.5 }, false],
    [{}, false],
    [{ minutes: 15, hours: 1 }, false],
    [true, false],
  ])("takes %j for stepUp: %s", (stepUp, expected) => {
    expect(policySchema.safeParse({ ...DEFAULT_POLICY, stepUp }).success).toBe(expected);
  });
});
