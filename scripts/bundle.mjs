/**
 * Bundles the programs to dist/, because Node 20 runs no TypeScript (ARCHITECTURE.md §4).
 * Every file directly in cli/ is a program; its parts live in folders below.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./process.mjs";

const commands = readdirSync(path.join(root, "cli"), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith("test.ts"))
  .map((entry) => `cli/${entry.name}`);

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
  sourcemap: "linked",
  logLevel: "warning",
});
