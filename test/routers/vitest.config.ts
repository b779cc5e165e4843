import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Real routers, a real Nacos and a real Gatehouse, one of each for the whole run: `node test/routers/run.mjs`, or `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["*.rtest.ts"],
    environment: "node",
    globalSetup: ["setup.ts"],
    pool: "forks",
    // Files share one namespace of one Nacos.
    fileParallelism: false,
    // Routers look again every five or ten seconds, and start servers through npx.
    testTimeout: 180_000,
    // A Nacos alone may take three minutes on a busy machine.
    hookTimeout: 240_000,
  },
});
