import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { SHARED_DIR, sharedDataAvailable } from "@/test/shared-dir";
import { readManifest } from "./read";
import type { ManifestIssue } from "./schema";

interface SemanticCase {
  id: string;
  server: unknown;
  expectErrorRefs: string[];
  shape422?: boolean;
  observed187: { status: number; valid?: boolean; issues?: ManifestIssue[] };
}

const FILE = resolve(SHARED_DIR, "data/official/tests/semantic-cases.dev.json");
const readCases = (): SemanticCase[] => JSON.parse(readFileSync(FILE, "utf8")).cases;
const semantic = (issues: readonly ManifestIssue[]) => issues.filter((issue) => issue.type === "semantic");
const errorReferences = (issues: readonly ManifestIssue[]) =>
  semantic(issues).filter((issue) => issue.severity === "error").map((issue) => issue.reference);

describe.skipIf(!sharedDataAvailable())("semantic rules agree with official v1.8.7", () => {
  const cases = sharedDataAvailable() ? readCases() : [];
  const official = cases.filter((testCase) => !testCase.id.includes("QUIRK"));
  const answered = official.filter((testCase) => testCase.observed187.status === 200);
  const refusedByShape = official.filter((testCase) => testCase.observed187.status === 422);

  it.each(answered.map((testCase) => [testCase.id, testCase] as const))("says what v1.8.7 says: %s", (_id, testCase) => {
    const reading = readManifest(JSON.stringify(testCase.server));
    expect(semantic(reading.issues)).toEqual(semantic(testCase.observed187.issues ?? []));
    expect(reading.valid).toBe(testCase.observed187.valid);
  });

  it.each(refusedByShape.map((testCase) => [testCase.id, testCase] as const))(
    "refuses what v1.8.7 refuses by shape, and names the rule: %s",
    (_id, testCase) => {
      const reading = readManifest(JSON.stringify(testCase.server));
      expect(reading.valid).toBe(false);
      expect(errorReferences(reading.issues)).toEqual(testCase.expectErrorRefs);
      if (testCase.shape422) expect(reading.issues.some((issue) => issue.type === "schema")).toBe(true);
    },
  );

  it.each(cases.filter((testCase) => testCase.id.includes("QUIRK")).map((testCase) => [testCase.id, testCase] as const))(
    "corrects the official quirk: %s",
    (_id, testCase) => {
      expect(readManifest(JSON.stringify(testCase.server))).toMatchObject({ valid: true, issues: [] });
    },
  );
});
