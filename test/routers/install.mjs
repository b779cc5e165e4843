/**
 * Installs the router harnesses: `node test/routers/install.mjs`. Only `npm test` needs them, because the router
 * compiles native code; `npm start` must not. Does nothing where the last install is still good.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
/** Each harness is a package of its own; `native` is the module that must load under the Node that runs the tests. */
const harnesses = [{ folder: "typescript", native: "hnswlib-node" }];

/** npm writes its hidden lock file last, so a broken install never looks finished. */
function isCurrent({ folder, native }) {
  const stamp = join(here, folder, "node_modules", ".package-lock.json");
  const inputs = ["package.json", "package-lock.json"].map((name) => join(here, folder, name));
  if (!existsSync(stamp)) return false;
  if (inputs.some((input) => statSync(input).mtimeMs > statSync(stamp).mtimeMs)) return false;
  return loads(folder, native);
}

/** A module compiled for another Node version is there but does not load; asked in a process of its own. */
function loads(folder, native) {
  return spawnSync(process.execPath, ["-e", `require(${JSON.stringify(native)})`], { cwd: join(here, folder) }).status === 0;
}

/** Node's own C++ headers where they are on disk, so that node-gyp need not download them. */
function localNodeHeaders() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  const header = join(prefix, "include", "node", "node_version.h");
  if (!existsSync(header)) return undefined;
  const text = readFileSync(header, "utf8");
  const number = (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1];
  return `v${number("MAJOR")}.${number("MINOR")}.${number("PATCH")}` === process.version ? prefix : undefined;
}

function missingBuildTools() {
  if (process.platform === "win32") return [];
  const runs = (tool) => spawnSync(tool, ["--version"]).status === 0;
  const wanted = { python3: ["python3"], "a C++ compiler": ["g++", "c++", "clang++"], make: ["make"] };
  return Object.keys(wanted).filter((name) => !wanted[name].some(runs));
}

function buildEnvironment() {
  if (process.env.npm_config_nodedir) return process.env;
  const headers = localNodeHeaders();
  console.log(headers ? `  Node headers: ${headers}` : "  Node headers: node-gyp will look for them in its cache, then download them");
  return headers ? { ...process.env, npm_config_nodedir: headers } : process.env;
}

function install({ folder, native }) {
  console.log(`router harness ${folder}: installing (about half a minute)`);
  const missing = missingBuildTools();
  if (missing.length > 0) throw new Error(`${native} is compiled on install and needs ${missing.join(", ")}`);
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: join(here, folder),
    env: buildEnvironment(),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) throw new Error(`npm ci failed in test/routers/${folder}`);
  if (!loads(folder, native)) throw new Error(`${native} was installed but does not load; its build script may be blocked (npm config allow-scripts)`);
}

try {
  for (const harness of harnesses) {
    if (isCurrent(harness)) console.log(`router harness ${harness.folder}: up to date`);
    else install(harness);
  }
} catch (error) {
  console.error(`router harness: ${error.message}`);
  process.exitCode = 1;
}
