/** Runs one task of `npm test` by its name: `node scripts/test-task.mjs unit`. Tells its counts to the process that started it. */
import { parts } from "./test-parts.mjs";
import { preparations } from "./test-preparations.mjs";

const tasks = [...preparations, ...parts];
const task = tasks.find(({ name }) => name === process.argv[2]);
if (task === undefined) throw new Error(`The tasks are: ${tasks.map(({ name }) => name).join(", ")}.`);

let counts = { passed: 0, failed: 1 };
try {
  counts = await task.run();
} catch (error) {
  console.error(error.message);
}
process.exitCode = counts.failed === 0 ? 0 : 1;
if (process.send) process.send(counts, () => process.exit());
