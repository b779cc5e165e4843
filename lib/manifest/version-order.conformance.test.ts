import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { compareVersions, isSemver } from "./version-order";

interface OrderCases {
  isSemanticVersion: { version: string; want: boolean }[];
  compare: { version1: string; version2: string; publishedAt1: number; publishedAt2: number; want: number }[];
}

const FILE = resolve(SHARED_DIR, "data/official/tests/version-order-cases.json");
const readCases = (): OrderCases => JSON.parse(readFileSync(FILE, "utf8"));

describe.skipIf(!sharedDataAvailable())("version order agrees with the official registry", () => {
  const cases = sharedDataAvailable() ? readCases() : { isSemanticVersion: [], compare: [] };

  it.each(cases.isSemanticVersion)("takes $version as semantic: $want", ({ version, want }) => {
    expect(isSemver(version)).toBe(want);
  });

  it.each(cases.compare)("ranks $version1 against $version2 as $want, both ways", (testCase) => {
    const first = { version: testCase.version1, publishedAt: new Date(testCase.publishedAt1 * 1000) };
    const second = { version: testCase.version2, publishedAt: new Date(testCase.publishedAt2 * 1000) };
    expect(compareVersions(first, second)).toBe(testCase.want);
    expect(compareVersions(second, first)).toBe(0 - testCase.want);
  });
});
