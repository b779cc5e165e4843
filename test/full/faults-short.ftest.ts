import { expect, test } from "vitest";
import { decideUnderFaults, type FaultRun } from "@/test/gatehouse/fault-run";
import { killSomething } from "@/test/gatehouse/faults";

const DECISIONS = 60;
/** Each killed process takes a while to come back on a busy machine. */
const TIMEOUT_MS = 900_000;

function report(what: string, { versions, faults, answers }: FaultRun): void {
  console.log(`${what}: ${versions.length} versions decided, ${faults} faults, ${answers} answers checked`);
}

test("web processes and the worker are killed at random: nothing is lost, half done or shown before it was approved", async () => {
  const run = await decideUnderFaults(DECISIONS, killSomething(4_000));
  report("killed at random", run);
  expect(run.faults).toBeGreaterThan(0);
}, TIMEOUT_MS);
