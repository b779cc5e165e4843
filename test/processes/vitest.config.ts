import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The built Gatehouse as real processes: several on one database, killed and started again. Needs the build. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["*.ptest.ts"],
    environment: "node",
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
