import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Long tests (`npm run test:full`): the same guarantees as in `npm test`, in full numbers. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["test/full/**/*.ftest.ts"],
    environment: "node",
    globalSetup: "test/database/cluster.ts",
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
