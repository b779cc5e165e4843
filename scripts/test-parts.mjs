/** The parts of `npm test`: each runs one tool and says how many checks passed and failed. */
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

export const checks = [
  { name: "lint", run: single([binary("eslint"), ".", "--max-warnings=0"]) },
  { name: "import rules", run: single([process.execPath, "scripts/import-rules.mjs"]) },
  { name: "unused code", run: single([binary("knip")]) },
  { name: "types", run: single([binary("next"), "typegen"], [binary("tsc"), "--noEmit"]) },
  { name: "unit", run: () => vitest("unit", "vitest.config.ts") },
  { name: "integration", run: () => vitest("integration", "vitest.integration.config.ts") },
];

export const build = { name: "build", run: buildPart, needed: true };

export const processes = { name: "processes", run: () => vitest("processes", "test/processes/vitest.config.ts", { MCP_PUBLISHER: ensurePublisher() ?? "" }) };

export const routers = { name: "routers", run: realRouters };

export const nacos = { name: "nacos", run: realNacos };

/** Real clients are packages of their own: only these tests install them. */
export const clients = { name: "clients", run: realClients };

export const browser = { name: "e2e", run: playwright };

/** Long tests: volume, endurance. Present in the project or not. */
export const long = { name: "full", run: async () => vitest("full", "test/full/vitest.config.ts", { SCHEMATHESIS: (await ensureSchemathesis()) ?? "" }) };

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
  return vitest("clients", "test/clients/vitest.config.ts", { SCHEMATHESIS: (await ensureSchemathesis()) ?? "" });
}

async function playwright() {
  const report = freshReport("e2e");
  const result = await run([binary("playwright"), "test", "--reporter=list,json"], {
    env: { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return counted(result, report, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));
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
