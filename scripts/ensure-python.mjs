/**
 * A Python of version 3.12 or newer with `venv`, which the Python router needs. Looks at PYTHON, on the path, and among the
 * versions of pyenv; in CI, where these tests must run, at Debian's packages too. Elsewhere its absence is said in one line.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { run } from "./process.mjs";

const OLDEST = [3, 12];
const NAMES = ["python3.12", "python3.13", "python3.14", "python3"];
const DEBIAN = ["python3", "python3-venv"];
/** `venv` and its installer: Debian packs them apart. */
const SUITABLE = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${OLDEST.join(", ")}))`;

/** How to call it, or null. Rejects with a sentence in CI when it cannot be had. */
export async function ensurePython() {
  const found = (await firstSuitable()) ?? (await fromDebian());
  if (found !== null) return found;
  const missing = `there is no Python ${OLDEST.join(".")} with venv (set PYTHON to one)`;
  if (process.env.CI) throw new Error(`The tests on the Python router must run in CI, but ${missing}.`);
  console.log(`skipped: the tests on the Python router, because ${missing}`);
  return null;
}

async function firstSuitable() {
  const { PYTHON } = process.env;
  for (const program of [...(PYTHON ? [PYTHON] : []), ...NAMES, ...(await pyenvPythons())]) {
    // Asked, not believed: a name on the path may be a shim that leads nowhere.
    if ((await run([program, "-c", SUITABLE], { quiet: true })).ok) return program;
  }
  return null;
}

/** The interpreters that pyenv has installed, whichever it would choose here. */
async function pyenvPythons() {
  const asked = process.env.PYENV_ROOT ? null : await run(["pyenv", "root"], { quiet: true });
  const folder = path.join(process.env.PYENV_ROOT ?? asked?.output.trim() ?? "", "versions");
  if (asked?.ok === false || !existsSync(folder)) return [];
  const isRecent = ([major = 0, minor = 0]) => major === OLDEST[0] && minor >= OLDEST[1];
  return readdirSync(folder)
    .filter((name) => isRecent(name.split(".").map(Number)))
    .sort()
    .map((name) => path.join(folder, name, "bin/python3"));
}

async function fromDebian() {
  if (!process.env.CI || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  console.log(`installing ${DEBIAN.join(" and ")} for the tests on the Python router …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run(["apt-get", "update", "-qq"], { env, quiet: true });
  await run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...DEBIAN], { env, quiet: true });
  return firstSuitable();
}
