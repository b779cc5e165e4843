/** Checks who imports whom (.dependency-cruiser.cjs), and that the check was not blind. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { binary, root, run } from "./process.mjs";

const ROOMS = ["app", "cli", "components", "i18n", "lib", "prisma", "server.ts", "worker.ts", "proxy.ts"];
const isSource = (name) => /\.tsx?$/.test(name) && !/\.(test|itest)\.tsx?$/.test(name);

/** A cruiser that cannot read TypeScript finds no violations in no modules (design/idioms.md §4.1). */
function sourceFiles() {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => ROOMS.includes(entry.name))
    .flatMap((entry) =>
      entry.isFile() ? [entry.name] : readdirSync(path.join(root, entry.name), { recursive: true }).map((file) => path.join(entry.name, file)),
    )
    .filter((file) => isSource(file) && !file.startsWith("prisma/generated"));
}

const files = sourceFiles();
const result = await run([binary("depcruise"), "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...files], { quiet: true });
const start = result.output.indexOf("{");
if (start === -1) {
  console.error(result.output);
  process.exit(1);
}
const { modules, summary } = JSON.parse(result.output.slice(start));
const seen = new Set(modules.map((module) => module.source));
const unseen = files.filter((file) => !seen.has(file));
for (const { from, to, rule } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
for (const file of unseen) console.error(`error: the check did not see ${file}`);
console.log(`${files.length} modules, ${summary.violations.length} violations`);
process.exitCode = summary.violations.length + unseen.length === 0 && files.length > 0 ? 0 : 1;
