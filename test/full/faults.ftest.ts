import { expect, test } from "vitest";
import { decideUnderFaults } from "@/test/gatehouse/fault-run";
import { killSomething } from "@/test/gatehouse/faults";

/** The long form of faults-short.ftest.ts. Needs the build. */
const DECISIONS = 1_000;
const TIMEOUT_MS = 3_600_000;

test("a thousand decisions while web processes and the worker are killed at random", async () => {
  const { faults, answers, versions } = await decideUnderFaults(DECISIONS, killSomething(5_000));
  console.log(`killed ${faults} times during ${versions.length} versions, ${answers} answers checked`);
  expect(faults).toBeGreaterThan(5);
}, TIMEOUT_MS);
