/** Finds a Chromium that runs here, and installs one only when there is none. */
import { existsSync } from "node:fs";
import { installFromDebian } from "./debian.mjs";
import { binary, run } from "./process.mjs";

const DOWNLOAD_TIMEOUT_MS = "15000";
const NAMES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * The path of a working Chromium: `CHROMIUM_PATH`, the system's, Playwright's own, downloaded, or from Debian.
 * Rejects with a sentence when none can be had.
 */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return (await works(given)) ? given : fail(`CHROMIUM_PATH names no working Chromium: ${given}`);
  return (
    (await firstWorking(NAMES)) ??
    (await playwrights()) ??
    (await downloaded()) ??
    (await fromDebian()) ??
    fail("No Chromium could be found or installed: install one and set CHROMIUM_PATH to it.")
  );
}

async function firstWorking(paths) {
  for (const candidate of paths) if (await works(candidate)) return candidate;
  return undefined;
}

/** A file alone proves nothing: libraries may be missing, and some packages only pretend to be Chromium. */
async function works(candidate) {
  return existsSync(candidate) && (await run([candidate, "--version"], { quiet: true })).ok;
}

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  return firstWorking([chromium.executablePath()]);
}

async function downloaded() {
  console.log("No Chromium here: trying Playwright's download …");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: DOWNLOAD_TIMEOUT_MS };
  const result = await run([binary("playwright"), "install", "chromium"], { env, quiet: true });
  return result.ok ? playwrights() : undefined;
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Playwright's download is not to be had: installing the system's Chromium …");
  await installFromDebian("chromium");
  return firstWorking(NAMES);
}

function fail(message) {
  throw new Error(message);
}
