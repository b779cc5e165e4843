import { loadConfig } from "@/lib/config/config";
import { openDatabase, provideDatabase } from "@/lib/db/client";
import { runningEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { startDatabase } from "@/lib/process/database";

/** The database of this installation: the one a running server has, else one's own. Answers how to leave it. */
export async function enterDatabase(): Promise<() => Promise<void>> {
  const config = loadConfig();
  const running = config.databaseUrl === null ? await runningEmbeddedPostgres(config.dataDir) : null;
  if (running === null) {
    const own = await startDatabase(config);
    return () => own.stop();
  }
  const database = openDatabase(running);
  provideDatabase(database);
  return () => database.close();
}
