import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asker, NegativeTests, PROGRAM, requestsOf } from "@/test/clients/openapi-negative";

/** Random requests for an operation, beside each boundary of each parameter. */
const EXAMPLES = 20;
/** Both prefixes of the registry, and each catalog's own, are the same routes. */
const REGISTRY = { document: "registry", paths: "^/v0\\.1/" } as const;
const PRODUCT = { document: "product" } as const;

const RUNS: ((typeof REGISTRY | typeof PRODUCT) & { asker: Asker })[] = [
  { ...REGISTRY, asker: "an admin's token" },
  { ...REGISTRY, asker: "nobody" },
  { ...PRODUCT, asker: "an admin's session" },
  { ...PRODUCT, asker: "a reviewer's session" },
  { ...PRODUCT, asker: "an admin's token" },
  { ...PRODUCT, asker: "nobody" },
];

describe.skipIf(PROGRAM === "")("many wrong requests find no server error and no answer that is not as documented", () => {
  let tests: NegativeTests;
  beforeAll(async () => {
    tests = await NegativeTests.start();
  });
  afterAll(() => tests?.stop());

  test.each(RUNS)("$document, asked by $asker", async (asked) => {
    const { ok, output } = await tests.run({ ...asked, phases: "coverage,fuzzing", examples: EXAMPLES });
    expect(ok, output).toBe(true);
    expect(requestsOf(output)).toBeGreaterThan(300);
  });
});
