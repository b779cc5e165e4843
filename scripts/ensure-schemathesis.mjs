/**
 * Schemathesis, the negative tester of OpenAPI documents, in a Python environment of its own. Null, with one line, where
 * there is no Python; in CI that is an error, because there the tests must run.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { installFromDebian } from "./debian.mjs";
import { root, run, step } from "./process.mjs";

const RELEASE = "4.32.5";
const FOLDER = path.join(root, "node_modules/.cache/schemathesis", RELEASE);
const PROGRAM = path.join(FOLDER, "bin/st");
/** The oldest Python that this release runs on, and `venv` with its installer, which Debian packs apart. */
const SUITABLE = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";

/** The path of its program, or null. Rejects in CI when it cannot be had. */
export async function ensureSchemathesis() {
  if (await works()) return PROGRAM;
  const reason = (await hasPython()) ? await installed() : "there is no Python 3.10 with venv";
  if (reason === null) return PROGRAM;
  if (process.env.CI) throw new Error(`Schemathesis must run in CI, but ${reason}.`);
  console.log(`skipped: the OpenAPI documents are not tested with wrong requests, because ${reason}`);
  return null;
}

/** A folder that was moved, or whose Python is gone, has the file and does not run. */
const works = async () => existsSync(PROGRAM) && (await run([PROGRAM, "--version"], { quiet: true })).ok;

async function hasPython() {
  const suitable = async () => (await run(["python3", "-c", SUITABLE], { quiet: true })).ok;
  if (await suitable()) return true;
  if (!process.env.CI || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  await installFromDebian("python3", "python3-venv");
  return suitable();
}

/** Null when it was installed, else why not. */
async function installed() {
  try {
    await step("making a Python environment", ["python3", "-m", "venv", "--clear", FOLDER]);
    await step(`installing Schemathesis ${RELEASE}`, [path.join(FOLDER, "bin/pip"), "install", "--quiet", "--disable-pip-version-check", `schemathesis==${RELEASE}`]);
    return (await works()) ? null : "it was installed and does not run";
  } catch (error) {
    return error.message;
  }
}
