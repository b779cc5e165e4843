import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Integration tests: `*.itest.ts` against one real PostgreSQL; each file clones its own database. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{lib,cli,prisma,test}/**/*.itest.ts"],
    exclude: ["**/node_modules/**"],
    environment: "node",
    globalSetup: "test/database/cluster.ts",
    pool: "forks",
    // They wait for the database as much as they compute: a third keeps two cores busy.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
