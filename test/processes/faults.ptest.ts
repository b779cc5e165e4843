import { expect, test } from "vitest";
import { decideUnderFaults } from "@/test/gatehouse/fault-run";
import { cutFeeds, inTurn, killSomething, restartDatabase } from "@/test/gatehouse/faults";

/** The short form of test/full/faults.ftest.ts. */
const DECISIONS = 30;
const TIMEOUT_MS = 600_000;

test("processes are killed, the database restarts and notifications get lost while decisions are made: none is lost, half made or shown too early", async () => {
  const { faults, answers, versions } = await decideUnderFaults(DECISIONS, inTurn(3_000, [restartDatabase, killSomething, cutFeeds]));
  console.log(`${versions.length} versions decided, ${faults} faults, ${answers} answers checked`);
  expect(faults).toBeGreaterThan(0);
}, TIMEOUT_MS);
