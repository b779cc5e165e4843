import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests: pure code, no database, no network. Integration tests have their own file. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{lib,cli,components,i18n,prisma,scripts,test}/**/*.test.{ts,tsx,mjs}"],
    exclude: ["**/node_modules/**"],
    environment: "node",
    // Pure code keeps no state that one file could leave to the next, and starting afresh for each cost four times the tests.
    isolate: false,
    // Property tests compute; other parts of `npm test` run beside them.
    testTimeout: 30_000,
  },
});
