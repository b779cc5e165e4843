/** Builds pages and server, when their sources have changed since the last build. Node built-ins only. */
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { compressStatic } from "./compress-static.mjs";
import { fingerprint, stamp } from "./fingerprint.mjs";
import { binary, root, step } from "./process.mjs";

const SOURCES = [
  "app", "components", "lib", "i18n", "messages", "public", "cli", "prisma/generated", "prisma/migrate.ts", "prisma/migration-plan.ts",
  "server.ts", "worker.ts", "proxy.ts", "next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json", "scripts/bundle.mjs", "scripts/compress-static.mjs",
];
const STAMP = "dist/.gatehouse-sources";

const isTest = (file) => /\.(test|itest)\.[a-z]+$/.test(file);

export async function ensureBuilt() {
  const wanted = fingerprint(SOURCES, (file) => !isTest(file));
  const built = stamp(STAMP);
  if (built.matches(wanted) && existsSync(path.join(root, ".next/BUILD_ID"))) return;
  // A build that is stopped half-way must not pass for the one before.
  rmSync(path.join(root, STAMP), { force: true });
  await step("bundling the server", [process.execPath, "scripts/bundle.mjs"]);
  await step("building the pages (a minute or so)", [binary("next"), "build"], {
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  compressStatic(path.join(root, ".next/static"));
  built.write(wanted);
}
