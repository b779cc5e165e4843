/**
 * `npm run bench [-- --quick]`: how fast Gatehouse serves 1,000 and then 60,000 versions, as a share of a bare node:http
 * server that sends the same bytes in the same minute. Prints a table each, and everything as JSON. Run a build first.
 */
import { execFile } from "node:child_process";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import { root } from "../scripts/process.mjs";
import { compare } from "./compare.mjs";
import { Installation } from "./gatehouse-server.mjs";
import { writeManifests } from "./generate.mjs";
import { publishRates } from "./publish.mjs";
import { requestsFor } from "./requests.mjs";

const SIZES = [
  { versions: 1_000, servers: 467 },
  { versions: 60_000, servers: 28_000 },
];
const POLICY = { approvals: { min: 1 }, allowImport: true };
const PUBLISHED = 100;

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });

/** Imports into an empty installation, then starts it anew: a start with everything there is what counts. */
async function fill(installation, size) {
  await installation.start();
  await installation.call("PUT", "/api/v1/catalogs/default/policy", POLICY);
  const file = path.join(installation.dataDir, "servers.json");
  await writeManifests(file, size);
  const { listed, seconds } = await installation.import(file);
  if (listed !== size.versions) throw new Error(`${listed} of ${size.versions} versions were listed`);
  await installation.stop();
  return { seconds, perSecond: Math.round(listed / seconds) };
}

async function measure(size) {
  const installation = new Installation();
  try {
    const imported = await fill(installation, size);
    const readyMs = Math.round(await installation.start());
    const readyMb = installation.memory;
    const rows = [];
    for (const request of await requestsFor(installation.origin)) rows.push(await compare(installation.origin, request, values.quick ? 0.5 : 2));
    const memoryMb = { ready: readyMb, afterReads: installation.memory };
    const publishPerSecond = await publishRates(installation, PUBLISHED);
    console.log(`\n${size.versions} versions of ${size.servers} servers`);
    console.table(rows);
    const facts = { import: imported, readyMs, memoryMb, publishPerSecond };
    console.log(facts);
    return { ...size, ...facts, rows };
  } finally {
    await installation.remove();
  }
}

/** Milliseconds from a decision on one web process until another one serves by it. */
async function propagation() {
  const program = path.join(root, "bench/propagation.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program, "--count", values.quick ? "20" : "100"], { cwd: root });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

const results = [];
for (const size of values.quick ? SIZES.slice(0, 1) : SIZES) results.push(await measure(size));
const decisions = await propagation();
console.log("decided by one process, served by another:", decisions);
console.log(JSON.stringify({ at: new Date().toISOString(), node: process.version, results, decisions }));
