/** The Python router in an environment of its own, beside the other caches; made anew when Python or the requirements change. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root, step } from "../../../scripts/process.mjs";

const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");
const CACHE = path.join(root, "node_modules/.cache/python-router");

/**
 * The interpreter that has the router. Rejects with a sentence when pip fails; which index it asks is the machine's
 * own configuration.
 *
 * @param {string} python from `ensurePython`
 */
export async function ensurePythonRouter(python) {
  const version = spawnSync(python, ["-VV"], { encoding: "utf8" }).stdout;
  const folder = path.join(CACHE, createHash("sha256").update(version).update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 16));
  const program = path.join(folder, "bin/python");
  // Written last, so that an install that broke off never looks finished.
  const stamp = path.join(folder, "installed");
  if (existsSync(stamp) && runs(program)) return program;
  await step("making a Python environment", [python, "-m", "venv", "--clear", folder]);
  await step("installing the Python router", [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", REQUIREMENTS]);
  writeFileSync(stamp, "");
  return program;
}

/** A folder that was moved, or whose Python is gone, has the file and does not run. */
const runs = (program) => spawnSync(program, ["-c", "import mcp"]).status === 0;
