/** Installs what package-lock.json names, when it is not installed already. Node built-ins only. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fingerprint, stamp } from "./fingerprint.mjs";
import { npm, root, step } from "./process.mjs";

/**
 * The versions of the lock file, which stays as it is. Not `npm ci`: npm 11 and 12 refuse a lock file when the
 * registry does not have a package for some other platform (npm/cli#9846). Development packages are installed
 * whatever NODE_ENV says: they build the pages.
 */
const INSTALL = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund"];

/**
 * Brings `node_modules` of a folder in line with its lock file.
 *
 * @param {string} [folder] relative to the project's root
 */
export async function ensureInstalled(folder = ".", title = "installing packages (a minute or two)") {
  const lockFile = path.posix.join(folder, "package-lock.json");
  const wanted = fingerprint([lockFile]);
  const installed = stamp(path.posix.join(folder, "node_modules/.gatehouse-lock"));
  if (installed.matches(wanted)) return;
  if (!installedByHand(folder)) {
    await step(title, [...npm, ...INSTALL], { cwd: path.join(root, folder) });
  }
  installed.write(wanted);
}

/** npm writes its own copy of the lock file last of all. */
function installedByHand(folder) {
  const [copy, lock] = ["node_modules/.package-lock.json", "package-lock.json"].map((name) => path.join(root, folder, name));
  return existsSync(copy) && statSync(copy).mtimeMs >= statSync(lock).mtimeMs;
}
