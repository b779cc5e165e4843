import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asker, NegativeTests, PROGRAM, requestsOf } from "@/test/clients/openapi-negative";

/** Random requests for an operation, beside each boundary of each parameter. */
const EXAMPLES = 20;
/** Both prefixes of the registry, and each catalog's own, are the same routes. */
const REGISTRY = { document: "registry", paths: "^/v0\\.1/" } as const;
const PRODUCT = { document: "product" } as const;

const RUNS: [document: typeof REGISTRY | typeof PRODUCT, asker: Asker][] = [
  [REGISTRY, "an admin's token"],
  [REGISTRY, "nobody"],
  [PRODUCT, "an admin's session"],
  [PRODUCT, "a reviewer's session"],
  [PRODUCT, "an admin's token"],
  [PRODUCT, "nobody"],
];

describe.skipIf(PROGRAM === "")("many wrong requests find no server error and no answer that is not as documented", () => {
  let tests: NegativeTests;
  beforeAll(async () => {
    tests = await NegativeTests.start();
  });
  afterAll(() => tests?.stop());

  test.each(RUNS)("$0.document, asked by $1", async (document, asker) => {
    const { ok, output } = await tests.run({ ...document, asker, phases: "coverage,fuzzing", examples: EXAMPLES });
    expect(ok, output).toBe(true);
    expect(requestsOf(output)).toBeGreaterThan(300);
  });
});
