/**
 * Makes the project ready to start: installs, generates and builds whatever is missing or out of date.
 * Runs before `npm start` on a fresh clone, so it uses Node built-ins only.
 */
import { ensureBuilt } from "./build.mjs";
import { ensureGenerated } from "./generate.mjs";
import { ensureInstalled } from "./install.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);

try {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Gatehouse needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  await ensureInstalled();
  await ensureGenerated();
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
