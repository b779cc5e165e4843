import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Clients that others wrote, against the built Gatehouse. `npm test` installs them first: see README.md. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["*.ctest.ts"],
    environment: "node",
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
