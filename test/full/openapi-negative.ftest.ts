import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asker, NegativeTests, PROGRAM, requestsOf } from "@/test/clients/openapi-negative";

const RUNS: [document: "registry" | "product", asker: Asker][] = [
  ["registry", "an admin's token"],
  ["registry", "nobody"],
  ["product", "an admin's session"],
  ["product", "a reviewer's session"],
  ["product", "an admin's token"],
  ["product", "nobody"],
];

describe.skipIf(PROGRAM === "")("many wrong requests find no server error and no answer that is not as documented", () => {
  let tests: NegativeTests;
  beforeAll(async () => {
    tests = await NegativeTests.start();
  });
  afterAll(() => tests?.stop());

  test.each(RUNS)("%s, asked by %s", async (document, asker) => {
    const { ok, output } = await tests.run({ document, asker, phases: "coverage,fuzzing", examples: 50 });
    expect(ok, output).toBe(true);
    expect(requestsOf(output)).toBeGreaterThan(1_000);
  });
});
