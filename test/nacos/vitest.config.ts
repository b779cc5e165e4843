import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Tests on a real Nacos, one for the whole run, one file at a time. `npm test` says in NACOS_JAVA and NACOS_BUILD how to
 * start it; by hand: `node test/nacos/run.mjs`.
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["*.ntest.ts"],
    environment: "node",
    // Decisions come from a database, like everywhere.
    globalSetup: ["real/setup.ts", "../database/cluster.ts"],
    pool: "forks",
    // Files share one Nacos, and some of them stop it.
    fileParallelism: false,
    testTimeout: 60_000,
    // A start alone may take three minutes on a busy machine.
    hookTimeout: 240_000,
  },
});
