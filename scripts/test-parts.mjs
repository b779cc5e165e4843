/** The parts of `npm test`: each runs one tool and says how many checks passed and failed. What they need is prepared before (test-preparations.mjs). */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { nacosEnvironment } from "../test/nacos/real/environment.mjs";
import { routersEnvironment } from "../test/routers/environment.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureJava } from "./ensure-java.mjs";
import { ensurePublisher } from "./ensure-publisher.mjs";
import { ensureSchemathesis } from "./ensure-schemathesis.mjs";
import { ensureInstalled } from "./install.mjs";
import { binary, root, run } from "./process.mjs";

const REPORTS = "node_modules/.cache/gatehouse-test";

/** @typedef {{ passed: number, failed: number }} Counts */

/** One tool that says yes or no counts as one check. */
const single = (...commands) => async () => {
  for (const command of commands) {
    if (!(await run(command, { env: { NEXT_TELEMETRY_DISABLED: "1" } })).ok) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
};

/**
 * In order of importance: first what others wait for and what takes longest. `load` is how many cores a part was seen to
 * keep busy: those that mostly wait run beside those that compute. `when` names the smallest run that a part belongs to.
 *
 * @type {(import("./tasks/schedule.mjs").Task & { when: "check" | "test" | "full", run(): Promise<Counts> })[]}
 */
export const parts = [
  { name: "build", when: "test", run: buildPart },
  { name: "first start", when: "test", needs: ["build"], run: single([binary("tsx"), "test/gatehouse/make-demo-data.ts"]) },
  // Never beside the tests that kill processes and databases: browsers give up on slow pages.
  { name: "e2e", when: "test", needs: ["first start"], after: ["chromium"], load: 1.3, apart: ["processes"], run: playwright },
  { name: "nacos", when: "test", after: ["nacos server"], load: 0.5, apart: ["processes"], run: realNacos },
  { name: "clients", when: "test", needs: ["first start"], after: ["client packages", "schemathesis"], load: 0.7, run: realClients },
  { name: "processes", when: "test", needs: ["first start"], after: ["mcp-publisher"], load: 0.6, run: realProcesses },
  { name: "integration", when: "check", load: 1.4, run: () => vitest("integration", "vitest.integration.config.ts") },
  { name: "routers", when: "test", needs: ["first start"], after: ["router packages", "python router", "nacos server"], load: 0.6, run: realRouters },
  { name: "unit", when: "check", load: 1.4, run: () => vitest("unit", "vitest.config.ts") },
  // After the build, which writes the same types of pages. These three fill what browsers leave of the second core.
  { name: "types", when: "check", after: ["build"], load: 0.7, run: single([binary("next"), "typegen"], [binary("tsc"), "--noEmit"]) },
  { name: "lint", when: "check", run: single([binary("eslint"), ".", "--max-warnings=0"]) },
  { name: "unused code", when: "check", load: 0.7, run: single([binary("knip")]) },
  { name: "import rules", when: "check", load: 0.7, run: single([process.execPath, "scripts/import-rules.mjs"]) },
  // Volume and endurance: nothing else runs beside them.
  { name: "full", when: "full", needs: ["first start"], after: ["schemathesis", "e2e", "nacos", "clients", "processes", "integration", "routers", "unit"], load: 2, run: longTests },
];

async function buildPart() {
  await ensureBuilt();
  return { passed: 1, failed: 0 };
}

async function vitest(name, config, env = {}) {
  const report = freshReport(name);
  const result = await run([binary("vitest"), "run", `--config=${config}`, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { env });
  return counted(result, report, readVitest);
}

/** A file that fails before its first test counts as one failed test. What is skipped is said, so that it is never silent. */
function readVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped (data or programs they need are not here; the lines above say which)`);
  const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** Real routers are packages of their own, in two languages: only these tests install them. */
async function realRouters() {
  const installed = await run([process.execPath, "test/routers/install.mjs"]);
  return installed.ok ? vitest("routers", "test/routers/vitest.config.ts", await routersEnvironment()) : { passed: 0, failed: 1 };
}

/** A real Nacos is Java: only these tests build and start it. */
async function realNacos() {
  const env = nacosEnvironment(await ensureJava());
  return env === null ? { passed: 0, failed: 0 } : vitest("nacos", "test/nacos/vitest.config.ts", env);
}

async function realClients() {
  await ensureInstalled("test/clients", "installing the clients");
  await ensureInstalled("test/clients/agents", "installing the agents that read our configurations (300 MB)");
  return vitest("clients", "test/clients/vitest.config.ts", { SCHEMATHESIS: (await ensureSchemathesis()) ?? "" });
}

async function realProcesses() {
  return vitest("processes", "test/processes/vitest.config.ts", { MCP_PUBLISHER: ensurePublisher() ?? "" });
}

async function longTests() {
  return vitest("full", "test/full/vitest.config.ts", { SCHEMATHESIS: (await ensureSchemathesis()) ?? "" });
}

async function playwright() {
  const report = freshReport("e2e");
  const result = await run([binary("playwright"), "test", "--reporter=list,json"], {
    env: { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return counted(result, report, ({ stats }) => {
    if (stats.flaky > 0) console.log(`${stats.flaky} passed only when tried again (the lines above say which)`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  });
}

/** A tool that fails without a failed test (it crashed, a hook failed, it found no tests) has failed once. */
function counted(result, report, read) {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  return result.ok ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

function freshReport(name) {
  mkdirSync(path.join(root, REPORTS), { recursive: true });
  const file = path.join(root, REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}
