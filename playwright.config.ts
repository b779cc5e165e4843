import { defineConfig, devices } from "@playwright/test";
import { freePort } from "./e2e/fixtures/server-process";

// Workers load this file again: the port chosen first reaches them through the environment.
process.env.E2E_PORT ??= String(await freePort());

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/** The browser tests run against the built server (`npm run build` is a part of `npm test`), with demo content. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/server.ts",
  // One server, one story at a time: what one test decides another one would see.
  workers: 1,
  // Other parts of `npm test` share the cores: these end what hangs, they don't measure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // A browser is tried once more; the report names what only passed then. Only then a trace is kept: taking one costs as much as a page.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  // Playwright empties it: server logs of other parts lie beside.
  outputDir: "test-results/browser",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${process.env.E2E_PORT}`,
    trace: "on-first-retry",
    launchOptions: { executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] },
  },
});
