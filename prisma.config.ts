import { defineConfig } from "prisma/config";

/** Used by the Prisma CLI only (generate, validate, format); migrations run through prisma/migrate.ts. */
export default defineConfig({ schema: "prisma/schema", migrations: { path: "prisma/migrations" } });
