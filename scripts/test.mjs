/**
 * Runs the tests: `npm test` all of them, `npm run check` those without build and browser, `npm run test:full`
 * the long ones too. The last line adds up all parts; any failing part fails the run.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureGenerated } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";
import { root } from "./process.mjs";

const arguments_ = new Set(process.argv.slice(2));

await ensureInstalled();
await ensureGenerated();
// Only now: it imports installed packages.
const { checks, build, processes, routers, nacos, clients, browser, long } = await import("./test-parts.mjs");

function chosenParts() {
  if (arguments_.has("--check")) return checks;
  const all = [...checks, build, processes, routers, nacos, clients, browser];
  return arguments_.has("--full") && existsSync(path.join(root, "test/full")) ? [...all, long] : all;
}

async function runPart(part) {
  console.log(`\n━━ ${part.name}`);
  try {
    return await part.run();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

// Some tests take a sample of what they could try; this makes them try all.
if (arguments_.has("--full")) process.env.GATEHOUSE_TEST_FULL = "1";

const total = { passed: 0, failed: 0 };
const failedParts = [];
for (const part of chosenParts()) {
  const { passed, failed } = await runPart(part);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedParts.push(part.name);
  // What comes after the build tests what was built: without it there is nothing to test.
  if (failed > 0 && part.needed) break;
}

if (failedParts.length > 0) console.log(`\nfailed: ${failedParts.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
