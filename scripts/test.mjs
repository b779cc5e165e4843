/**
 * Runs the tests: `npm test` all of them, `npm run check` those without build and browser, `npm run test:full`
 * the long ones too. Parts run side by side, as many as the machine has cores for. The last line adds up all parts;
 * any failing part fails the run.
 */
import { availableParallelism } from "node:os";
import { ensureGenerated } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { choose } from "./tasks/choose.mjs";
import { failures, table } from "./tasks/report.mjs";
import { runTasks } from "./tasks/run-tasks.mjs";

const size = ["check", "full"].find((name) => process.argv.includes(`--${name}`)) ?? "test";
// Some tests take a sample of what they could try; this makes them try all.
if (size === "full") process.env.GATEHOUSE_TEST_FULL = "1";

const begin = Date.now();
await ensureInstalled();
await ensureGenerated();
// Only now: they import installed packages.
const { parts } = await import("./test-parts.mjs");
const { preparations } = await import("./test-preparations.mjs");

const chosen = choose(parts, preparations, size);
const results = await runTasks(chosen, availableParallelism());
const counted = results.filter(({ background }) => !background);
const sum = (key) => counted.reduce((total, result) => total + result[key], 0);
const failed = counted.filter((result) => result.failed > 0).map(({ name }) => name);

console.log(`${failures(results)}\n${table(results, begin)}`);
if (failed.length > 0) console.log(`\nfailed: ${failed.join(", ")}`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
// A run that was stopped has not passed, whatever had by then.
process.exitCode = sum("failed") === 0 && counted.length === chosen.filter(({ background }) => !background).length ? 0 : 1;
