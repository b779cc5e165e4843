import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bounds, NegativeTests, PROGRAM, requestsOf } from "./openapi-negative";

/** Bounded: `test/full/openapi-negative.ftest.ts` goes further. Both prefixes of the registry are the same routes. */
const RUNS: Bounds[] = [
  { document: "registry", asker: "an admin's token", phases: "coverage,fuzzing", examples: 5, paths: "^/v0\\.1/" },
  { document: "registry", asker: "nobody", phases: "fuzzing", examples: 5, paths: "^/v0\\.1/" },
  { document: "product", asker: "an admin's session", phases: "coverage,fuzzing", examples: 3 },
  { document: "product", asker: "a reviewer's session", phases: "fuzzing", examples: 3 },
  { document: "product", asker: "nobody", phases: "fuzzing", examples: 3 },
];

describe.skipIf(PROGRAM === "")("whatever is asked, no answer is a server error and each is as the document has it", () => {
  let tests: NegativeTests;
  beforeAll(async () => {
    tests = await NegativeTests.start();
  });
  afterAll(() => tests?.stop());

  test.each(RUNS)("$document, asked by $asker: $phases", async (bounds) => {
    const { ok, output } = await tests.run(bounds);
    expect(ok, output).toBe(true);
    expect(requestsOf(output)).toBeGreaterThan(50);
  });
});
