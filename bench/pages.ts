/**
 * `npm run bench:pages [-- --quick] [-- --only REGEXP]`: what a page costs in a catalog of a thousand servers, one of them with 200 tools, and with 2,000
 * reviews in the queue. For each page the time of the server, beside the page of ours that does the least, in turns; what it weighs; and when a
 * Chromium shows it. Prints a table, and everything as JSON. It needs a build.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { temporaryDataDir } from "@/e2e/fixtures/server-process";
import { ensureChromium } from "@/scripts/ensure-chromium.mjs";
import { fillCatalog, fillQueue } from "@/test/gatehouse/large-catalog";
import { startGatehouse } from "@/test/gatehouse/start";
import { FRAME, pagesOf } from "./page-list";
import { serverTimes } from "./page-server";
import { timingsOf } from "./page-timings";
import { weightOf } from "./page-weight";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string", default: "" } } });
const only = new RegExp(values.only);
const REQUESTS = values.quick ? 20 : 200;
const VISITS = values.quick ? 1 : 5;

const dataDir = temporaryDataDir();
const gatehouse = await startGatehouse({ dataDir, env: { EMBEDDED_WORKER: "1", GATEHOUSE_RATE_WRITES_PER_MINUTE: "0", LOG_LEVEL: "error" } });
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
try {
  await fillCatalog(gatehouse, { servers: 1_000, tools: 200 });
  await fillQueue(gatehouse, { listed: 1_000, reviews: 2_000 });
  const rows = [];
  for (const page of (await pagesOf(gatehouse)).filter(({ name }) => only.test(name))) {
    const url = gatehouse.baseUrl + page.path;
    const cookie = page.session?.cookie() ?? "";
    const server = await serverTimes(url, gatehouse.baseUrl + FRAME, cookie, REQUESTS);
    const row = { page: page.name, ...server, ...(await weightOf(url, cookie)), ...(await timingsOf(browser, url, cookie, VISITS)) };
    process.stderr.write(`${JSON.stringify(row)}\n`);
    rows.push(row);
  }
  console.table(rows);
  console.log(JSON.stringify({ at: new Date().toISOString(), node: process.version, requests: REQUESTS, visits: VISITS, rows }));
} finally {
  await browser.close();
  await gatehouse.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
