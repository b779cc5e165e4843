/**
 * Bundles the programs to dist/, because Node 20 runs no TypeScript (ARCHITECTURE.md §4).
 * Every file directly in cli/ is a program; its parts live in folders below.
 */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./process.mjs";

const commands = readdirSync(path.join(root, "cli"), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith("test.ts"))
  .map((entry) => `cli/${entry.name}`);

/** The commit that is bundled; `unknown` outside a clone or without git. */
function gitCommit() {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "unknown";
  }
}

await build({
  absWorkingDir: root,
  entryPoints: ["server.ts", "worker.ts", ...commands].map((file) => ({ in: file, out: path.parse(file).name })),
  outdir: "dist",
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  jsx: "automatic",
  // Read by lib/config/build.ts.
  define: { GATEHOUSE_BUILD: JSON.stringify({ gitCommit: gitCommit(), buildTime: new Date().toISOString() }) },
  sourcemap: "linked",
  logLevel: "warning",
});
