import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Real routers against a real Gatehouse. Needs `node test/routers/install.mjs` first; `npm test` runs both. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../..", import.meta.url)) } },
  test: {
    include: ["*.rtest.ts"],
    environment: "node",
    // A router refreshes every five seconds and starts servers through npx.
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
