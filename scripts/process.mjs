/** Running other programs from the start and test scripts. Node built-ins only: used before anything is installed. */
import { spawn } from "node:child_process";
import path from "node:path";

export const root = path.dirname(import.meta.dirname);

/** The path of a program that an installed package brings. */
export const binary = (name) => path.join(root, "node_modules", ".bin", name);

/** How to call npm: the one that called us, else the one on the path. */
export const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];

/**
 * Runs a program in the project's root to its end; nothing can be typed into it.
 *
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean }} [options] `quiet` collects the output instead of passing it on
 * @returns {Promise<{ ok: boolean, ending: string, output: string }>} never rejects: a program that cannot start has failed
 */
export function run([program, ...args], { env = {}, cwd = root, quiet = false } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
    child.once("error", (error) => resolve({ ok: false, ending: error.message, output }));
    child.once("close", (code, signal) => resolve({ ok: code === 0, ending: signal ?? `code ${code}`, output }));
  });
}

/**
 * Runs one step of a longer whole: its name at once, the seconds when it is done, its output only when it fails.
 * Rejects with a sentence when it fails.
 */
export async function step(title, command, options = {}) {
  const begin = performance.now();
  process.stdout.write(`  ${title} … `);
  const result = await run(command, { ...options, quiet: true });
  process.stdout.write(`${result.ok ? "" : "failed after "}${((performance.now() - begin) / 1000).toFixed(1)} s\n`);
  if (result.ok) return;
  process.stderr.write(result.output);
  throw new Error(`The step "${title}" failed (${result.ending}); its output is above.`);
}
