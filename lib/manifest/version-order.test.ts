import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, highestVersion, isSemver } from "./version-order";

const at = (version: string, second = 0) => ({ version, publishedAt: new Date(second * 1000) });

describe("highestVersion", () => {
  it.each([
    ["nothing of nothing", [], undefined],
    ["the higher version, not the later", [at("1.0.0", 9), at("1.10.0", 1), at("1.9.0", 5)], "1.10.0"],
    ["a semantic version before a later other", [at("snapshot", 9), at("0.0.1", 0)], "0.0.1"],
    ["the later of two others", [at("2025-01-01", 1), at("beta", 2)], "beta"],
    ["the one without build metadata", [at("1.0.0+a", 0), at("1.0.0", 5)], "1.0.0"],
    ["the earlier published of equal rank", [at("1.0.0+b", 5), at("1.0.0+a", 9)], "1.0.0+b"],
  ])("takes %s", (_what, versions, expected) => {
    expect(highestVersion(versions)?.version).toBe(expected);
    expect(highestVersion(versions.toReversed())?.version).toBe(expected);
  });

  it("does not depend on the order of the list", () => {
    const version = fc.constantFrom("1.0.0", "v1.0.0", "1.0.0+x", "1.0.0-rc.1", "1.0", "beta", "2.0.0-1", "10.0.0");
    const versions = fc.array(fc.tuple(version, fc.integer({ min: 0, max: 3 })).map(([text, second]) => at(text, second)), { maxLength: 6 });
    fc.assert(
      fc.property(versions, (list) => {
        expect(highestVersion(list.toReversed())).toEqual(highestVersion(list));
      }),
    );
  });
});

describe("compareVersions", () => {
  it("compares numbers longer than a double can hold", () => {
    expect(isSemver("99999999999999999999.0.0")).toBe(true);
    expect(compareVersions(at("99999999999999999999.0.1"), at("99999999999999999999.0.0"))).toBe(1);
    expect(compareVersions(at("1.0.0-alpha.99999999999999999999"), at("1.0.0-alpha.100000000000000000000"))).toBe(-1);
  });
});
