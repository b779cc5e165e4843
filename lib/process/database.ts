import { runMigrations } from "graphile-worker";
import { queueLogger } from "@/lib/jobs/queue-logger";
import type { Config } from "@/lib/config/schema";
import { type Database, openDatabase, provideDatabase } from "@/lib/db/client";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/prisma/migrate";

/** The database of a process, ready to use. */
export interface OwnDatabase {
  database: Database;
  /** Closes the pool, then the embedded PostgreSQL if this process runs it. */
  stop(): Promise<void>;
}

/**
 * Brings the database up: the embedded PostgreSQL when no DATABASE_URL is given, then our migrations and those of the
 * job queue, then the pool. Nothing is left running when a step fails.
 */
export async function startDatabase(config: Config): Promise<OwnDatabase> {
  const embedded = config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: config.dataDir }) : null;
  try {
    const url = embedded?.url ?? config.databaseUrl ?? "";
    await migrate(url);
    await runMigrations({ connectionString: url, logger: queueLogger() });
    const database = openDatabase(url);
    provideDatabase(database);
    return {
      database,
      async stop() {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
