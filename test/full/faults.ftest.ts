import { expect, test } from "vitest";
import { decideUnderFaults, type Fault } from "@/test/gatehouse/fault-run";
import { cutFeeds, inTurn, killSomething, restartDatabase } from "@/test/gatehouse/faults";

/** The long form of test/processes/faults.ptest.ts. Needs the build. */
const DECISIONS = 1_000;
const TIMEOUT_MS = 3_600_000;

const RUNS: [what: string, fault: Fault][] = [
  ["web processes and the worker are killed at random", inTurn(5_000, [killSomething])],
  ["the database is restarted under load", inTurn(5_000, [restartDatabase])],
  ["everything happens in turn", inTurn(4_000, [restartDatabase, killSomething, cutFeeds, killSomething])],
];

test.each(RUNS)("a thousand decisions while %s", async (what, fault) => {
  const { faults, answers, versions } = await decideUnderFaults(DECISIONS, fault);
  console.log(`${what}: ${versions.length} versions decided, ${faults} faults, ${answers} answers checked`);
  expect(faults).toBeGreaterThan(5);
}, TIMEOUT_MS);
